using Aef.Google.Rest.Scheduler;
using Aef.Server.Scheduler.Timing;

namespace Aef.Server.Scheduler;

/// <summary>A job and what the scheduler knows of it. The owner locks.</summary>
internal sealed class ScheduledJob(SchedulerJob resource, IJobTiming timing)
{
    /// <summary>The resource.</summary>
    public SchedulerJob Resource { get; set; } = resource;

    /// <summary>When it is due.</summary>
    public IJobTiming Timing { get; set; } = timing;

    /// <summary>The next scheduled run; null if there is none.</summary>
    public DateTimeOffset? Due { get; set; }

    /// <summary>The timer of the next run.</summary>
    public ITimer? Timer { get; set; }

    /// <summary>True while a scheduled run, with its retries, is not over: runs of a job do not overlap.</summary>
    public bool IsRunning { get; set; }

    /// <summary>Ends the retries of the runs; replaced with each change of the job.</summary>
    public CancellationTokenSource Retries { get; set; } = new();

    /// <summary>True once the job is deleted.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>True if it runs by its schedule.</summary>
    public bool IsEnabled => !IsDeleted && Resource.State == SchedulerJobState.Enabled;
}
