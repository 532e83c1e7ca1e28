namespace Aef.Runs.Executors;

/// <summary>A part of a job that has ended, such as a model of dbt.</summary>
/// <param name="Name">The name of the part.</param>
/// <param name="State">How it ended, in the words of the program.</param>
internal sealed record JobPart(string Name, string State)
{
    /// <summary>The rows that it has processed; null if they are not known.</summary>
    public long? Rows { get; init; }

    /// <summary>True for the state of a part that has failed, as dbt names it.</summary>
    public static bool IsFailure(string? state) => state is "error" or "fail" or "runtime error" or "partial success";

    /// <summary>How long it lasted, and why it failed, for people; null if neither is known.</summary>
    public string? Message { get; init; }
}
