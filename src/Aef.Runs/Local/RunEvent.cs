using Aef.Documents.Collections;
using Aef.Runs.Executors;

namespace Aef.Runs.Local;

/// <summary>
/// An event of a run, with the names of the pipeline. One event is one line of the JSON Lines file (see <c>RunEventWriter</c>); fields that
/// do not apply are null and omitted.
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

    /// <summary>The name of a part of the job; null for the job as a whole.</summary>
    public string? Part { get; init; }

    /// <summary>True for a <see cref="Part"/> that has failed.</summary>
    internal bool HasFailedPart => Kind == RunEventKind.PartEnded && JobPart.IsFailure(State);

    /// <summary>The id from the answer to the start.</summary>
    public string? AsyncJobId { get; init; }

    /// <summary>The address of the job for people, when it starts; null if its executor has none.</summary>
    public string? Link { get; init; }

    /// <summary>The state: <c>running</c>, <c>success</c>, <c>failed</c>, or the severity of a log entry.</summary>
    public string? State { get; init; }

    /// <summary>
    /// The output of the step, as JSON text, when an expression reads it or an executor of the caller ran it; null otherwise.
    /// </summary>
    public string? Output { get; init; }

    /// <summary>The data sets that the step has read; null for none.</summary>
    public EquatableList<string>? Reads { get; init; }

    /// <summary>The data sets that the step has written; null for none.</summary>
    public EquatableList<string>? Writes { get; init; }

    /// <summary>The number of items of a <c>for_each</c> thread.</summary>
    public int? Items { get; init; }

    /// <summary>The rows that a job has processed so far; null if they are not known.</summary>
    public long? Rows { get; init; }

    /// <summary>The bytes that a job has processed so far; null if they are not known.</summary>
    public long? Bytes { get; init; }

    /// <summary>The hash of the list of a <c>for_each</c> thread, which a rerun compares.</summary>
    public string? ListHash { get; init; }

    /// <summary>A message for people: the reason of a skip, the failure, the text of a log entry.</summary>
    public string? Message { get; init; }
}
