using Aef.Core.Targets;
using Aef.Google.Executions;
using Aef.Google.Rest.Executions;
using Aef.Runs.Local;
using Aef.Runs.Progress;

namespace Aef.Cli.Rendering;

/// <summary>Turns what happens in an execution into the events of a run, so that both are shown in the same way.</summary>
/// <param name="record">Receives the events.</param>
/// <param name="progress">The progress that the events change.</param>
internal sealed class ExecutionProgress(Action<RunEvent> record, RunProgress progress)
{
    private readonly HashSet<string> _ended = new(StringComparer.Ordinal);
    private long _sequence;

    /// <summary>The execution has begun.</summary>
    public void Begin(Execution execution) =>
        Emit(RunEventKind.RunStarted, execution.StartTime ?? execution.CreateTime ?? default, e => e with { Message = progress.Name });

    /// <summary>A job or a level has changed.</summary>
    public void Change(JobChange change)
    {
        var kind = change.Kind switch
        {
            JobChangeKind.LevelStarted => RunEventKind.LevelStarted,
            JobChangeKind.JobStarted => RunEventKind.AttemptStarted,
            JobChangeKind.JobSucceeded => RunEventKind.StepSucceeded,
            _ => RunEventKind.StepFailed,
        };
        if (kind is RunEventKind.StepSucceeded or RunEventKind.StepFailed)
        {
            _ended.Add(change.JobId ?? string.Empty);
        }

        Emit(kind, change.Time, e => e with
        {
            Level = change.Level,
            Thread = change.Thread,
            JobId = change.JobId,
            JobName = Name(change.JobId),
            Attempt = kind == RunEventKind.AttemptStarted ? 1 : null,
            Message = change.Message,
        });
    }

    /// <summary>The execution has ended. Its error names the jobs that failed, also those whose steps look successful.</summary>
    public void End(Execution execution, ExecutionOutcome outcome, SourceMap map)
    {
        var time = execution.EndTime ?? progress.Now;
        var failed = outcome.Failures.ToLookup(f => f.JobId, StringComparer.Ordinal);
        foreach (var failure in outcome.Failures)
        {
            Emit(RunEventKind.StepFailed, time, e => e with
            {
                Level = failure.Level,
                Thread = failure.Thread,
                JobId = failure.JobId,
                JobName = failure.JobName ?? Name(failure.JobId),
                Message = failure.Message,
            });
        }

        if (execution.State == ExecutionState.Succeeded)
        {
            // Jobs that are rows of data have no step of their own.
            foreach (var step in progress.Steps.Where(s => s.State == StepState.NotStarted && !failed.Contains(s.JobId)).ToList())
            {
                if (!_ended.Contains(step.JobId) && map.FindJob(step.JobId)?.Role == SourceMapRole.Row)
                {
                    Emit(RunEventKind.StepSucceeded, time, e => e with { Level = step.Level, JobId = step.JobId, JobName = step.JobName });
                }
            }
        }

        var kind = StateOf(execution) switch
        {
            RunState.Succeeded => RunEventKind.RunSucceeded,
            RunState.Cancelled => RunEventKind.RunCancelled,
            _ => RunEventKind.RunFailed,
        };
        Emit(kind, time, e => e with { Message = outcome.Message });
    }

    /// <summary>The state of a run that corresponds to that of an execution.</summary>
    public static RunState StateOf(Execution execution) => execution.State switch
    {
        ExecutionState.Succeeded => RunState.Succeeded,
        ExecutionState.Cancelled => RunState.Cancelled,
        ExecutionState.Active or ExecutionState.Queued => RunState.Active,
        _ => RunState.Failed,
    };

    /// <summary>The failures as those of a run.</summary>
    public static IReadOnlyList<StepFailure> FailuresOf(ExecutionOutcome outcome) =>
    [
        .. outcome.Failures.Select(f => new StepFailure(
            f.JobId, f.JobName, f.Level, f.Thread, f.Attempt, f.AsyncJobId, f.WaitedSeconds, f.Answer, f.Message, f.Kind)
        {
            Link = f.Link,
            Continued = f.Continued,
        }),
    ];

    private string? Name(string? jobId) => progress.Steps.FirstOrDefault(s => s.JobId == jobId)?.JobName;

    private void Emit(RunEventKind kind, DateTimeOffset time, Func<RunEvent, RunEvent> fill) =>
        record(fill(new RunEvent(++_sequence, time, kind)));
}
