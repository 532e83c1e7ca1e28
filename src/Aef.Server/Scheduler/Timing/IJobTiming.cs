namespace Aef.Server.Scheduler.Timing;

/// <summary>Computes when a job is due.</summary>
internal interface IJobTiming
{
    /// <summary>True for unix-cron, whose requests have the scheduled time in a header.</summary>
    bool IsCron { get; }

    /// <summary>
    /// The first time after another at which the job is due; null if there is none. The time before is the previous scheduled time, from
    /// which a plain interval counts.
    /// </summary>
    DateTimeOffset? Next(DateTimeOffset after);
}
