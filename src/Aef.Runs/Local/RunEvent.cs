namespace Aef.Runs.Local;

/// <summary>
/// Something that happened in a run, with the names of the pipeline. One event is one line of the JSON Lines file
/// (see <c>RunEventWriter</c>); fields that do not apply are null and left out.
/// </summary>
public sealed record RunEvent(long Sequence, DateTimeOffset Time, RunEventKind Kind)
{
    /// <summary>The level's id.</summary>
    public string? Level { get; init; }

    /// <summary>The thread's id.</summary>
    public string? Thread { get; init; }

    /// <summary>The step's JOB_ID.</summary>
    public string? JobId { get; init; }

    /// <summary>The step's JOB_NAME.</summary>
    public string? JobName { get; init; }

    /// <summary>The attempt of the step, counted from 1.</summary>
    public int? Attempt { get; init; }

    /// <summary>The id that the start answered.</summary>
    public string? AsyncJobId { get; init; }

    /// <summary>The state seen: <c>running</c>, <c>success</c>, <c>failed</c>, or the severity of a log entry.</summary>
    public string? State { get; init; }

    /// <summary>What the step gave, as JSON text, when an executor of the caller did it; null otherwise.</summary>
    public string? Output { get; init; }

    /// <summary>What a person should read: the reason of a skip, the failure, the text of a log entry.</summary>
    public string? Message { get; init; }
}
