using System.Globalization;
using Aef.Runs.Local;

namespace Aef.Runs.Progress;

/// <summary>The progress of one step of a run.</summary>
public sealed class StepProgress
{
    private readonly List<AttemptSpan> _attempts = [];
    private readonly List<RunEvent> _parts = [];
    private DateTimeOffset? _answered;
    private DateTimeOffset? _begun;

    internal StepProgress(string jobId, string jobName, string level, string thread)
    {
        JobId = jobId;
        JobName = jobName;
        Level = level;
        Thread = thread;
    }

    /// <summary>The step's JOB_ID.</summary>
    public string JobId { get; }

    /// <summary>The step's JOB_NAME.</summary>
    public string JobName { get; }

    /// <summary>The executor, function or workflow of the step.</summary>
    public string? Executor { get; internal init; }

    /// <summary>The level's id.</summary>
    public string Level { get; }

    /// <summary>The thread's id.</summary>
    public string Thread { get; }

    /// <summary>The state of the step.</summary>
    public StepState State { get; private set; }

    /// <summary>
    /// True when the step has succeeded, failed, or been skipped or cancelled, and is not repeated now, or is not reached.
    /// </summary>
    public bool HasEnded => State is StepState.Succeeded or StepState.Skipped or StepState.Failed or StepState.NotReached
        or StepState.Cancelled;

    /// <summary>The attempts that have begun, over all rounds of NEXT.</summary>
    public int Attempts { get; private set; }

    /// <summary>The polls of the job that were answered.</summary>
    public int Polls { get; private set; }

    /// <summary>The job id of the last attempt.</summary>
    public string? AsyncJobId { get; private set; }

    /// <summary>How far the job of the current attempt is; null if it has not reported it.</summary>
    public RunEvent? Progress { get; private set; }

    /// <summary>The rows that the job of the last attempt has reported, for example those that it has loaded; null for none.</summary>
    public long? Rows => Progress?.Rows;

    /// <summary>The parts of the job of the current attempt that have ended, such as models of dbt.</summary>
    public IReadOnlyList<RunEvent> Parts => _parts;

    /// <summary>Why the step was skipped or failed.</summary>
    public string? Message { get; private set; }

    /// <summary>The time from the start of the job to its end, for the last attempt.</summary>
    public TimeSpan? Waited { get; private set; }

    /// <summary>When the first attempt began; null before it.</summary>
    public DateTimeOffset? StartTime => _attempts.Count > 0 ? _attempts[0].Start : _begun;

    /// <summary>When the last attempt ended; null before the first attempt and while an attempt runs.</summary>
    public DateTimeOffset? EndTime => _begun is null && _attempts.Count > 0 ? _attempts[^1].End : null;

    /// <summary>The time from the start of the first attempt to the end of the last one, with the pauses between them.</summary>
    public TimeSpan? Duration => EndTime - StartTime;

    /// <summary>The attempts that have ended, in order.</summary>
    public IReadOnlyList<AttemptSpan> Ended => _attempts;

    /// <summary>
    /// How far the running attempt is, in the words of its job or as rows and bytes; null without a report, and when nothing is running.
    /// </summary>
    public string? ProgressText => State != StepState.Running || Progress is not { } report ? null
        : report.Message is { Length: > 0 } words ? words
        : report.Rows is { } rows ? string.Create(CultureInfo.InvariantCulture, $"{rows:#,0} rows")
        : report.Bytes is { } bytes ? string.Create(CultureInfo.InvariantCulture, $"{bytes:#,0} bytes")
        : null;

    /// <summary>When the current attempt began; null when there is none.</summary>
    public DateTimeOffset? Begun => _begun;

    /// <summary>Applies an event of this step.</summary>
    internal void Apply(RunEvent e)
    {
        switch (e.Kind)
        {
            case RunEventKind.AttemptStarted:
                Attempts++;
                _parts.Clear();
                (State, _begun, _answered, AsyncJobId, Message, Progress) = (StepState.Running, e.Time, null, null, null, null);
                break;
            case RunEventKind.JobStarted:
                (_answered, AsyncJobId) = (e.Time, e.AsyncJobId);
                break;
            case RunEventKind.StateSeen:
                Polls++;
                break;
            case RunEventKind.JobProgress:
                Progress = e;
                break;
            case RunEventKind.PartEnded:
                _parts.Add(e);
                break;
            case RunEventKind.AttemptFailed:
                End(e, StepState.Waiting);
                break;
            case RunEventKind.StepSucceeded:
                End(e, StepState.Succeeded);
                break;
            case RunEventKind.StepFailed:
                End(e, StepState.Failed);
                break;
            case RunEventKind.StepSkipped when e.Message == SkipReasons.NotReached:
                Miss();
                break;
            case RunEventKind.StepSkipped:
                (State, Message) = (StepState.Skipped, e.Message);
                break;
        }
    }

    /// <summary>Marks a step that has not started when the levels or the run end.</summary>
    internal void Miss() => State = State == StepState.NotStarted ? StepState.NotReached : State;

    /// <summary>Ends a step that was running when the run was cancelled.</summary>
    internal void Cancel(RunEvent e)
    {
        if (State is StepState.Running or StepState.Waiting)
        {
            End(e, StepState.Cancelled);
        }
    }

    /// <summary>JOB_ID and state.</summary>
    public override string ToString() => $"{JobId}: {StepStates.Name(State)}";

    private void End(RunEvent e, StepState state)
    {
        (State, Message) = (state, e.Message);
        if (_begun is { } begun)
        {
            Waited = e.Time - (_answered ?? begun);
            _attempts.Add(new AttemptSpan(begun, e.Time, state == StepState.Succeeded));
            _begun = null;
        }
    }
}
