namespace Aef.Runs.Backfill;

/// <summary>In which order a backfill starts its runs.</summary>
public enum BackfillOrder
{
    /// <summary>By the scheduled time, the oldest first.</summary>
    Oldest,

    /// <summary>By the scheduled time, the newest first.</summary>
    Newest,
}
