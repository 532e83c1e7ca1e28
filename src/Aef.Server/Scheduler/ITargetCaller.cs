using Aef.Google.Rest.Common;
using Aef.Google.Rest.Scheduler;

namespace Aef.Server.Scheduler;

/// <summary>Makes one attempt of a job.</summary>
internal interface ITargetCaller
{
    /// <summary>Calls the target and returns the status of the attempt; a call that takes longer than the deadline is given up.</summary>
    /// <param name="job">The job.</param>
    /// <param name="scheduled">The scheduled time for the header of unix-cron jobs; null for others.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task<Status> CallAsync(SchedulerJob job, DateTimeOffset? scheduled, CancellationToken cancellationToken);
}
