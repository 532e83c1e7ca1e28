using Aef.Runs.Local;

namespace Aef.Cli.Rendering;

/// <summary>The progress of one step while its run is active.</summary>
internal sealed class StepProgress(string jobId, string jobName, string level, string thread)
{
    private readonly List<AttemptSpan> _attempts = [];
    private DateTimeOffset? _answered;
    private DateTimeOffset? _begun;

    /// <summary>The step's JOB_ID.</summary>
    public string JobId { get; } = jobId;

    /// <summary>The step's JOB_NAME.</summary>
    public string JobName { get; } = jobName;

    /// <summary>The level's id.</summary>
    public string Level { get; } = level;

    /// <summary>The thread's id.</summary>
    public string Thread { get; } = thread;

    /// <summary>The step's state.</summary>
    public StepState State { get; private set; }

    /// <summary>Attempts started so far, over all executions of the step.</summary>
    public int Attempts { get; private set; }

    /// <summary>Answered polls of the job's state.</summary>
    public int Polls { get; private set; }

    /// <summary>The job id of the last attempt.</summary>
    public string? AsyncJobId { get; private set; }

    /// <summary>Why the step was skipped or failed.</summary>
    public string? Message { get; private set; }

    /// <summary>Time from the answer to the start until the end, of the last attempt.</summary>
    public TimeSpan? Waited { get; private set; }

    /// <summary>The attempts that have ended, in order.</summary>
    public IReadOnlyList<AttemptSpan> Ended => _attempts;

    /// <summary>When the current attempt began.</summary>
    public DateTimeOffset? Begun => _begun;

    /// <summary>Records an event of this step.</summary>
    public void Apply(RunEvent e)
    {
        switch (e.Kind)
        {
            case RunEventKind.AttemptStarted:
                Attempts++;
                (State, _begun, _answered, AsyncJobId, Message) = (StepState.Running, e.Time, null, null, null);
                break;
            case RunEventKind.JobStarted:
                (_answered, AsyncJobId) = (e.Time, e.AsyncJobId);
                break;
            case RunEventKind.StateSeen:
                Polls++;
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
            case RunEventKind.StepSkipped:
                (State, Message) = (StepState.Skipped, e.Message);
                break;
        }
    }

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
