namespace Aef.Runs.Progress;

/// <summary>The state of a step in a run.</summary>
public enum StepState
{
    /// <summary>It has not started yet.</summary>
    NotStarted,

    /// <summary>An attempt runs.</summary>
    Running,

    /// <summary>An attempt has failed, and the step waits for the next one.</summary>
    Waiting,

    /// <summary>It has succeeded.</summary>
    Succeeded,

    /// <summary>It was skipped, or was done in an earlier run.</summary>
    Skipped,

    /// <summary>It has failed after its last attempt.</summary>
    Failed,

    /// <summary>It has not started and will not, because the levels or the run ended before it.</summary>
    NotReached,

    /// <summary>The run was cancelled while it was running or waiting.</summary>
    Cancelled,
}
