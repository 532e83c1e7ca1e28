using Aef.Core.Targets;
using Aef.Google.Rest.Executions;

namespace Aef.Google.Executions;

/// <summary>
/// Reads the step entries of an execution as changes of the jobs of a definition. The source map finds the job of a generated step. A job
/// of a level that is compiled to rows of data has no step of its own; its end is known when the execution ends.
/// </summary>
/// <param name="artifact">The name of the compiled workflow.</param>
/// <param name="map">The origins of its steps.</param>
public sealed class JobChangeReader(string artifact, SourceMap map)
{
    private readonly HashSet<long> _begun = [];
    private readonly HashSet<long> _ended = [];

    /// <summary>The id of the last entry up to which all have ended, so that they need not be read again; 0 for none.</summary>
    public long ReadUpTo { get; private set; }

    /// <summary>The changes since the last call.</summary>
    /// <param name="entries">The entries after <see cref="ReadUpTo"/>, in the order of their ids.</param>
    public IReadOnlyList<JobChange> Read(IReadOnlyList<StepEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var changes = new List<JobChange>();
        var isUnbroken = true;
        foreach (var entry in entries)
        {
            var hasEnded = entry.State is not (null or StepEntryState.InProgress or StepEntryState.Unspecified);
            isUnbroken &= hasEnded && entry.EntryId == ReadUpTo + 1;
            if (isUnbroken)
            {
                ReadUpTo++;
            }

            if (entry is { EntryId: { } id, Routine: { } routine, Step: { } step } && map.Find(artifact, routine, step) is { } origin)
            {
                Add(changes, entry, id, origin, hasEnded);
            }
        }

        changes.Sort(static (a, b) => a.Time.CompareTo(b.Time));
        return changes;
    }

    private void Add(List<JobChange> changes, StepEntry entry, long id, SourceMapEntry origin, bool hasEnded)
    {
        var begin = entry.CreateTime ?? default;
        if (origin.Role == SourceMapRole.Level && _begun.Add(id))
        {
            changes.Add(new JobChange(JobChangeKind.LevelStarted, origin.Level, begin));
        }

        // A step of a level with one job is the level and the job.
        if (origin is not { Role: SourceMapRole.Job, JobId: { } job })
        {
            return;
        }

        if (_begun.Add(id))
        {
            changes.Add(new JobChange(JobChangeKind.JobStarted, origin.Level, begin) { JobId = job, Thread = origin.Thread });
        }

        // The end of the execution shows that it was cancelled.
        if (hasEnded && entry.State != StepEntryState.Cancelled && _ended.Add(id))
        {
            var kind = entry.State == StepEntryState.Succeeded ? JobChangeKind.JobSucceeded : JobChangeKind.JobFailed;
            changes.Add(new JobChange(kind, origin.Level, entry.UpdateTime ?? begin)
            {
                JobId = job,
                Thread = origin.Thread,
                Message = kind == JobChangeKind.JobFailed ? entry.Exception?.Payload : null,
            });
        }
    }
}
