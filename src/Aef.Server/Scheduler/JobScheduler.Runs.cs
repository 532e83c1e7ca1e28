using Aef.Google.Rest.Scheduler;
using Aef.Server.Errors;

namespace Aef.Server.Scheduler;

/// <summary>The timers and the runs.</summary>
internal sealed partial class JobScheduler
{
    private static string? TokenOf(SchedulerJob resource) => resource.HttpTarget switch
    {
        { OauthToken: not null } => "oauthToken",
        { OidcToken: not null } => "oidcToken",
        _ => null,
    };

    /// <summary>There are no service accounts here: a target receives no token, which surprises those who expect one.</summary>
    private void LogToken(SchedulerJob resource)
    {
        if (TokenOf(resource) is { } token)
        {
            _log($"The job {resource.Name} has an {token}, which this server does not send.");
        }
    }

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
        _ = task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
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
                var retry = owner._clock.GetUtcNow() + pause;
                await ChangeAsync(r => r with
                {
                    Status = status,
                    ScheduleTime = retriesEnded.IsCancellationRequested ? r.ScheduleTime : retry ?? r.ScheduleTime,
                }).ConfigureAwait(false);
                if (retry is not { } due)
                {
                    return;
                }

                using var either = CancellationTokenSource.CreateLinkedTokenSource(retriesEnded, stopped);
                var time = due - owner._clock.GetUtcNow();
                await Task.Delay(time < TimeSpan.Zero ? TimeSpan.Zero : time, owner._clock, either.Token).ConfigureAwait(false);
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
