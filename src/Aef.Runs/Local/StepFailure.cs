using Aef.Documents.Diagnostics;

namespace Aef.Runs.Local;

/// <summary>
/// The record of a failed step, as the workflow raises it. For Cloud Workflows source, it is the error that ended the run, and the JOB_ID
/// is the name of the step. <see cref="WaitedSeconds"/> counts from the answer to the start.
/// </summary>
public sealed record StepFailure(
    string JobId,
    string? JobName,
    string? Level,
    string? Thread,
    int Attempt,
    string? AsyncJobId,
    double? WaitedSeconds,
    string? Answer,
    string Message,
    string? Kind)
{
    /// <summary>The kind of a failure because the values of the run are larger than the memory of a workflow.</summary>
    internal const string MemoryLimit = "MemoryLimitExceededError";

    /// <summary>True when <c>continue_if_fail</c> let the thread continue.</summary>
    public bool Continued { get; init; }

    /// <summary>The address of the job for people; null if its executor has none.</summary>
    public string? Link { get; init; }

    /// <summary>True for a job whose API the workflow calls itself.</summary>
    public bool IsConnector { get; init; }

    /// <summary>The expression that failed; null for other failures, and if it is unknown.</summary>
    public FailedExpression? Expression { get; init; }

    /// <summary>The location of the step in the definition.</summary>
    internal Location Location { get; init; } = Location.None;

    /// <summary>The location of the step in the definition. A method, so that displays and serializers do not walk into it.</summary>
    public Location GetLocation() => Location;

    /// <inheritdoc/>
    public override string ToString() => $"{JobId}: {Message}";
}
