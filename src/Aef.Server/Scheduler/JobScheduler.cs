using Aef.Google.Rest.Scheduler;
using Aef.Server.Errors;
using Aef.Server.Http;
using Aef.Server.Scheduler.Timing;
using Aef.Server.Store;

namespace Aef.Server.Scheduler;

/// <summary>
/// The jobs, and their runs. Times that pass while the server is stopped, or while a job is paused, are not made up for. Each change is durable
/// before a method returns.
/// </summary>
internal sealed class JobScheduler : IDisposable
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

    /// <summary>Computes the next run after a time and sets the timer for it.</summary>
    private void Plan(ScheduledJob job, DateTimeOffset after)
    {
        job.Timer?.Dispose();
        job.Timer = null;
        if (!job.IsEnabled)
        {
            return;
        }

        job.Due = job.Timing.Next(after);
        job.Resource = job.Resource with { ScheduleTime = job.Due };
        Wait(job);
    }

    private void Wait(ScheduledJob job)
    {
        if (_isStarted && job.Due is { } due)
        {
            var time = due - _clock.GetUtcNow();
            time = time < TimeSpan.Zero ? TimeSpan.Zero : time > LongestTimer ? LongestTimer : time;
            job.Timer?.Dispose();
            job.Timer = _clock.CreateTimer(static state => ((Action)state!)(), () => OnTimer(job), time, Timeout.InfiniteTimeSpan);
        }
    }

    private void OnTimer(ScheduledJob job)
    {
        lock (_lock)
        {
            if (!_isStarted || !job.IsEnabled || job.IsRunning || job.Due is not { } due)
            {
                return;
            }

            if (_clock.GetUtcNow() < due)
            {
                Wait(job);
                return;
            }

            job.IsRunning = true;
            Begin(job, due, isScheduled: true);
        }
    }

    private void Begin(ScheduledJob job, DateTimeOffset scheduled, bool isScheduled)
    {
        var run = new JobRun(this, job, scheduled, isScheduled);
        var task = Task.Run(() => run.ExecuteAsync(job.Retries.Token, _stopped.Token));
        _runs.Add(task);
        task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private void Forget(Task run)
    {
        lock (_lock)
        {
            _runs.Remove(run);
        }
    }

    private static void EndRetries(ScheduledJob job)
    {
        var retries = job.Retries;
        job.Retries = new CancellationTokenSource();
        _ = retries.CancelAsync();
    }

    private async Task<SchedulerJob> WriteAsync(ScheduledJob job)
    {
        // Called with the lock, so that writes have the order of the changes.
        var resource = job.Resource;
        await _store.WriteAsync(StoreChange.Put(Records, resource.Name!, resource, ServerJson.Writer.SchedulerJob)).ConfigureAwait(false);
        return resource;
    }

    /// <summary>One run of a job, with its retries.</summary>
    private sealed class JobRun(JobScheduler owner, ScheduledJob job, DateTimeOffset scheduled, bool isScheduled)
    {
        public async Task ExecuteAsync(CancellationToken retriesEnded, CancellationToken stopped)
        {
            try
            {
                await AttemptAsync(retriesEnded, stopped).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The server stops, or the job was changed while it waited for a retry.
            }
            catch (IOException e)
            {
                owner._log($"The state of the job {job.Resource.Name} cannot be written: {e.Message}");
            }
            finally
            {
                End();
            }
        }

        private async Task AttemptAsync(CancellationToken retriesEnded, CancellationToken stopped)
        {
            var began = owner._clock.GetUtcNow();
            for (var retries = 0; ; retries++)
            {
                await ChangeAsync(r => r with { LastAttemptTime = owner._clock.GetUtcNow() }).ConfigureAwait(false);
                stopped.ThrowIfCancellationRequested();
                var resource = job.Resource;
                Interlocked.Increment(ref owner._attempts);
                var status = await owner._caller.CallAsync(resource, job.Timing.IsCron ? scheduled : null, stopped).ConfigureAwait(false);
                var pause = status.Code is null or (int)ApiCode.Unimplemented || retriesEnded.IsCancellationRequested
                    ? null
                    : RetryPlan.Next(resource.RetryConfig, retries, owner._clock.GetUtcNow() - began);
                await ChangeAsync(r => r with
                {
                    Status = status,
                    ScheduleTime = pause is { } wait && !retriesEnded.IsCancellationRequested ? owner._clock.GetUtcNow() + wait : r.ScheduleTime,
                }).ConfigureAwait(false);
                if (pause is not { } time)
                {
                    return;
                }

                using var either = CancellationTokenSource.CreateLinkedTokenSource(retriesEnded, stopped);
                await Task.Delay(time, owner._clock, either.Token).ConfigureAwait(false);
            }
        }

        private Task ChangeAsync(Func<SchedulerJob, SchedulerJob> change)
        {
            lock (owner._lock)
            {
                if (job.IsDeleted)
                {
                    return Task.CompletedTask;
                }

                job.Resource = change(job.Resource);
                return owner.WriteAsync(job);
            }
        }

        /// <summary>The next run follows. A time that passed during this run is made up for, once.</summary>
        private void End()
        {
            lock (owner._lock)
            {
                if (!isScheduled)
                {
                    job.Resource = job.IsRunning ? job.Resource : job.Resource with { ScheduleTime = job.Due };
                    return;
                }

                job.IsRunning = false;
                if (!job.IsEnabled || !owner._isStarted)
                {
                    return;
                }

                var now = owner._clock.GetUtcNow();
                var next = job.Due > scheduled ? job.Due : job.Timing.Next(scheduled);
                for (var later = next; later is { } due && due <= now; later = job.Timing.Next(due))
                {
                    next = due;
                }

                job.Due = next;
                job.Resource = job.Resource with { ScheduleTime = next };
                owner.Wait(job);
            }
        }
    }
}
