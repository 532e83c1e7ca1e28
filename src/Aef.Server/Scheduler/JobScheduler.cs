using Aef.Google.Rest.Scheduler;
using Aef.Server.Errors;
using Aef.Server.Http;
using Aef.Server.Scheduler.Timing;
using Aef.Server.Store;

namespace Aef.Server.Scheduler;

/// <summary>
/// The jobs, and their runs. Times that pass while the server is stopped, or while a job is paused, are not made up for. Each change is
/// durable
/// before a method returns.
/// </summary>
internal sealed partial class JobScheduler : IDisposable
{
    private const string Records = "scheduler.jobs";

    /// <summary>Timers cannot wait for months.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    private readonly IServerStore _store;
    private readonly TimeProvider _clock;
    private readonly ITargetCaller _caller;
    private readonly Action<string> _log;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, ScheduledJob> _jobs = new(StringComparer.Ordinal);
    private readonly HashSet<Task> _runs = [];
    private CancellationTokenSource _stopped = new();
    private bool _isStarted;
    private long _attempts;

    public JobScheduler(IServerStore store, TimeProvider clock, ITargetCaller caller, Action<string> log)
    {
        (_store, _clock, _caller, _log) = (store, clock, caller, log);
    }

    /// <summary>The number of jobs.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _jobs.Count;
            }
        }
    }

    /// <summary>How often targets were called.</summary>
    public long Attempts => Interlocked.Read(ref _attempts);

    /// <summary>Reads the jobs of the _store.</summary>
    public void Restore()
    {
        lock (_lock)
        {
            foreach (var name in _store.Keys(Records))
            {
                var resource = StoreRecords.Read(_store, Records, name, ServerJson.Writer.SchedulerJob);
                if (JobTimings.Parse(resource.Schedule, resource.TimeZone, out var error) is { } timing)
                {
                    _jobs[name] = new ScheduledJob(resource, timing);
                }
                else
                {
                    _log($"The job {name} is left out: {error.Problem}");
                }
            }
        }
    }

    /// <summary>Begins to run jobs.</summary>
    public void Start()
    {
        lock (_lock)
        {
            _isStarted = true;
            foreach (var job in _jobs.Values)
            {
                Plan(job, _clock.GetUtcNow());
            }
        }
    }

    /// <summary>Ends all runs and waits for them.</summary>
    public async Task StopAsync()
    {
        Task[] runs;
        lock (_lock)
        {
            _isStarted = false;
            foreach (var job in _jobs.Values)
            {
                job.Timer?.Dispose();
            }

            runs = [.. _runs];
        }

        await _stopped.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(runs).ConfigureAwait(false);
    }

    /// <summary>Forgets all jobs.</summary>
    public async Task ResetAsync()
    {
        var wasStarted = _isStarted;
        await StopAsync().ConfigureAwait(false);
        lock (_lock)
        {
            _jobs.Clear();
            _stopped.Dispose();
            _stopped = new CancellationTokenSource();
            _isStarted = wasStarted;
        }
    }

    /// <summary>The jobs whose names begin with a prefix, ordered by name.</summary>
    public IReadOnlyList<SchedulerJob> List(string prefix)
    {
        lock (_lock)
        {
            return [.. _jobs.Where(j => j.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(j => j.Value.Resource)];
        }
    }

    /// <summary>A job.</summary>
    public SchedulerJob Get(string name)
    {
        lock (_lock)
        {
            return Find(name).Resource;
        }
    }

    /// <summary>Creates a job.</summary>
    public Task<SchedulerJob> CreateAsync(SchedulerJob stated)
    {
        var resource = JobRules.Complete(stated) with
        {
            State = SchedulerJobState.Enabled,
            UserUpdateTime = _clock.GetUtcNow(),
            Status = null,
            LastAttemptTime = null,
            ScheduleTime = null,
            SatisfiesPzs = null,
        };
        var timing = Check(resource);
        lock (_lock)
        {
            if (_jobs.ContainsKey(resource.Name!)) // was checked
            {
                throw ApiException.Create(ApiCode.AlreadyExists, $"Job {resource.Name} already exists.");
            }

            var job = new ScheduledJob(resource, timing);
            _jobs.Add(resource.Name!, job);
            LogToken(resource);
            Plan(job, _clock.GetUtcNow());
            return WriteAsync(job);
        }
    }

    /// <summary>Changes a job. Retries of its runs end.</summary>
    public Task<SchedulerJob> ChangeAsync(string name, Func<SchedulerJob, SchedulerJob> change)
    {
        lock (_lock)
        {
            var job = Find(name);
            var resource = JobRules.Complete(change(job.Resource)) with { UserUpdateTime = _clock.GetUtcNow() };
            job.Timing = Check(resource);
            if (TokenOf(resource) != TokenOf(job.Resource))
            {
                LogToken(resource);
            }

            job.Resource = resource;
            EndRetries(job);
            Plan(job, _clock.GetUtcNow());
            return WriteAsync(job);
        }
    }

    /// <summary>Pauses a job, or lets it run again.</summary>
    public Task<SchedulerJob> SetStateAsync(string name, string from, string to)
    {
        lock (_lock)
        {
            var job = Find(name);
            if (job.Resource.State != from)
            {
                throw ApiException.FailedPrecondition($"The job is {job.Resource.State}; it must be {from}.");
            }

            job.Resource = job.Resource with { State = to, UserUpdateTime = _clock.GetUtcNow(), ScheduleTime = job.Due };
            EndRetries(job);
            Plan(job, _clock.GetUtcNow());
            return WriteAsync(job);
        }
    }

    /// <summary>Deletes a job.</summary>
    public async Task DeleteAsync(string name)
    {
        Task written;
        lock (_lock)
        {
            var job = Find(name);
            _jobs.Remove(name);
            job.IsDeleted = true;
            job.Timer?.Dispose();
            EndRetries(job);
            written = _store.WriteAsync(StoreChange.Delete(Records, name));
        }

        await written.ConfigureAwait(false);
    }

    /// <summary>Runs a job now, also a paused one and one that runs. The answer does not wait for the target.</summary>
    public SchedulerJob Run(string name)
    {
        lock (_lock)
        {
            var job = Find(name);
            Begin(job, _clock.GetUtcNow(), isScheduled: false);
            return job.Resource;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stopped.Dispose();

    private static IJobTiming Check(SchedulerJob resource)
    {
        JobRules.Check(resource);
        return JobTimings.Parse(resource.Schedule, resource.TimeZone, out var error)
            ?? throw ApiException.InvalidField($"job.{error.Field}", error.Problem);
    }

    private ScheduledJob Find(string name) => _jobs.TryGetValue(name, out var job) ? job : throw ApiException.NotFound("Job not found.");

    private async Task<SchedulerJob> WriteAsync(ScheduledJob job)
    {
        // Called with the lock, so that writes have the order of the changes.
        var resource = job.Resource;
        await _store.WriteAsync(StoreChange.Put(Records, resource.Name!, resource, ServerJson.Writer.SchedulerJob)).ConfigureAwait(false);
        return resource;
    }
}
