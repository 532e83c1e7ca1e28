namespace Aef.Runs.Backfill;

/// <summary>The state of a backfill.</summary>
public enum BackfillState
{
    /// <summary>A process is running it.</summary>
    Running,

    /// <summary>It was stopped, or its process was killed: the command that started it continues it.</summary>
    Stopped,

    /// <summary>All of its intervals have ended.</summary>
    Ended,
}
