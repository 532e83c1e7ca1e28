namespace Aef.Runs.Local;

/// <summary>The kinds of a <see cref="RunEvent"/>.</summary>
public enum RunEventKind
{
    /// <summary>The run began.</summary>
    RunStarted,

    /// <summary>A level began.</summary>
    LevelStarted,

    /// <summary>An attempt of a step asked for its job to be started (or made its one sync call).</summary>
    AttemptStarted,

    /// <summary>The start was answered with a job id.</summary>
    JobStarted,

    /// <summary>A poll of the job's state was answered; <see cref="RunEvent.State"/> is what was seen.</summary>
    StateSeen,

    /// <summary>A call brought no usable answer and is made again.</summary>
    CallRepeated,

    /// <summary>An attempt failed, the last one included.</summary>
    AttemptFailed,

    /// <summary>A step succeeded.</summary>
    StepSucceeded,

    /// <summary>A step failed, after its last attempt.</summary>
    StepFailed,

    /// <summary>A step was skipped or was done before; <see cref="RunEvent.Message"/> reports why.</summary>
    StepSkipped,

    /// <summary>Every thread of a level has ended.</summary>
    LevelEnded,

    /// <summary>The workflow wrote a log entry.</summary>
    Log,

    /// <summary>The run ended well.</summary>
    RunSucceeded,

    /// <summary>The run failed.</summary>
    RunFailed,

    /// <summary>The run was cancelled.</summary>
    RunCancelled,
}
