namespace Aef.Runs.Executors.Approvals;

/// <summary>An attempt of a step that waits until a person decides.</summary>
/// <param name="JobId">The step's JOB_ID.</param>
/// <param name="Start">The start of the job in the run, counted from 1.</param>
/// <param name="Attempt">The attempt, counted from 1.</param>
public sealed record ApprovalRequest(string JobId, int Start, int Attempt)
{
    /// <summary>What is to be approved, in one line.</summary>
    public string Subject { get; init; } = string.Empty;

    /// <summary>What a person needs to know to decide; null without it.</summary>
    public string? Details { get; init; }

    /// <summary>Since when it waits.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>
    /// The JOB_ID as a word that every shell reads as it is, for commands that are shown; one that no quotes can hold is left to the
    /// reader.
    /// </summary>
    public string ShellJobId =>
        JobId.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') ? JobId
        : JobId.Contains('\'', StringComparison.Ordinal) || JobId.Any(char.IsControl) ? "JOB_ID"
        : $"'{JobId}'";

    /// <summary>Until when it waits; null for any time.</summary>
    public DateTimeOffset? Until { get; init; }
}
