namespace Aef.Runs.Backfill;

/// <summary>What the history knows about an interval.</summary>
public enum IntervalState
{
    /// <summary>It has no run.</summary>
    Missing,

    /// <summary>A process is running it.</summary>
    Running,

    /// <summary>One of its runs has succeeded.</summary>
    Succeeded,

    /// <summary>Its last run has failed.</summary>
    Failed,

    /// <summary>Its last run was cancelled.</summary>
    Cancelled,

    /// <summary>The process of its last run has ended before the run.</summary>
    Interrupted,
}
