namespace Aef.Runs.History;

/// <summary>The state of a recorded run.</summary>
public enum RecordedState
{
    /// <summary>A process is running it.</summary>
    Running,

    /// <summary>It has succeeded.</summary>
    Succeeded,

    /// <summary>It has failed.</summary>
    Failed,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>Its process has ended before the run: it can be resumed from its journal.</summary>
    Interrupted,

    /// <summary>Its record cannot be read, so its state is not known.</summary>
    Damaged,
}
