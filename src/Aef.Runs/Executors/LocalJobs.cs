using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Connections;
using Aef.Runs.Executors.Commands;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.Executors;

/// <summary>
/// Runs attempts of jobs, any number at once, and stops them: at their limit, and when their run ends. An executor that does not end after
/// that is left behind, so that a run always ends.
/// </summary>
/// <param name="executors">The executors of the run.</param>
/// <param name="run">The id and the name of the run.</param>
/// <param name="values">The value <c>run</c> in the settings of entries, besides the variables of the call.</param>
/// <param name="secrets">The secrets of the run.</param>
/// <param name="clock">The clock of the run.</param>
internal sealed class LocalJobs(
    LocalExecutors executors,
    (string Id, string Name) run,
    WorkflowValue values,
    Secrets secrets,
    TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(49);

    /// <summary>How long an executor may need to stop.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Task, byte> _running = [];
    private readonly Secrets _hidden = secrets.With([.. executors.Settings.Hidden, .. HiddenSecrets.LinesOf(secrets)]);

    /// <summary>Runs an attempt to its end.</summary>
    public async Task<JobEnd> RunAsync(LocalAttempt attempt, IJobMonitor monitor, CancellationToken cancellationToken)
    {
        var running = RunOneAsync(attempt, monitor, cancellationToken);
        _running.TryAdd(running, 0);
        try
        {
            return await running.ConfigureAwait(false);
        }
        finally
        {
            _running.TryRemove(running, out _);
        }
    }

    /// <summary>Waits until the jobs have ended that were stopped with their run.</summary>
    public async Task EndAsync()
    {
        while (_running.Keys.FirstOrDefault(t => !t.IsCompleted) is { } running)
        {
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>
    /// Ends the processes that an earlier process of a resumed run has left running. Returns a message about them; null without any.
    /// </summary>
    public Task<string?> EndLeftOversAsync() => executors.Settings.IsResumed
        ? LeftOverProcesses.EndAsync(run.Id, CommandKind.DefaultGrace)
        : Task.FromResult<string?>(null);

    private async Task<JobEnd> RunOneAsync(LocalAttempt attempt, IJobMonitor monitor, CancellationToken cancellationToken)
    {
        JobCall call;
        try
        {
            call = CallOf(attempt);
        }
        catch (JobSettingException e)
        {
            return NotEvaluated(e);
        }

        using var output = call.OpenedLog as IDisposable;
        call.ReportTo(monitor);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = Task.Run(() => ResultAsync(attempt.Executor, call, stop.Token), CancellationToken.None);
        await Task.WhenAny(work, LimitAsync(attempt.Limit, wait.Token)).ConfigureAwait(false);
        var isLate = !work.IsCompleted && !cancellationToken.IsCancellationRequested;
        await wait.CancelAsync().ConfigureAwait(false);
        if (!work.IsCompleted)
        {
            await stop.CancelAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.WhenAny(work, Task.Delay(Patience, clock, CancellationToken.None)).ConfigureAwait(false);
        }

        call.ReportLastProgress();
        if (work.IsCompletedSuccessfully && work.Result.Result?.Failure is { } failure && !stop.IsCancellationRequested)
        {
            WriteReason(call, failure);
        }

        var end = work.IsCompletedSuccessfully ? work.Result : new JobEnd(null);

        // A job that has succeeded although it was to be stopped has succeeded.
        return isLate && end.Result is not { Failure: null } ? new JobEnd(null) : end;
    }

    private JobCall CallOf(LocalAttempt attempt)
    {
        var (executor, job, request, limit, time) = attempt;
        var settings = executors.Settings;
        var call = new JobCall(JobIdentity.Of(run, job), executor.Name, request, clock)
        {
            Time = time,
            Definition = job.Step.Executor,
            Binding = executor.Binding,
            With = StepParameters.In(request, job.Step),
            RunValues = request["query_variables"].Entries.Aggregate(values, (all, e) => all.With(e.Key, e.Value)),
            Environment = settings.Environment,
            Folder = settings.Folder,
            ArtifactsFolder = settings.ArtifactsFolder is { } folder ? Path.Combine(folder, FileNames.Of(job.Id)) : null,
            IsSync = job.Step.Type == Core.Pipelines.Model.StepType.Sync,
            MayHaveRun = settings.IsResumed,
            Limit = limit,
            Secrets = _hidden,
        };
        call.Parameters = LocalParameters.Of(call);
        var opened = settings.Logs?.Open(call.Identity);
        call.OpenedLog = opened is null || settings.HiddenInputs.IsEmpty ? opened : new MaskedJobLog(opened, settings.HiddenInputs);
        return call;
    }

    /// <summary>The log of a failed attempt ends with the reason, also if its job has written nothing.</summary>
    private static void WriteReason(JobCall call, string failure)
    {
        foreach (var line in failure.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            call.Output.Write(line, isError: true);
        }
    }

    private static JobEnd NotEvaluated(JobSettingException exception) =>
        new(JobResult.Failed(exception.Message) with { IsFinal = true }, FailureKinds.ExpressionError);

    /// <summary>Any exception of an executor is the failure of its job: the code may be the caller's.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "The code of an executor may be the caller's.")]
    private async Task<JobEnd> ResultAsync(LocalExecutor executor, JobCall call, CancellationToken cancellationToken)
    {
        try
        {
            var work = executors.Get(executor)
                ?? throw new InvalidOperationException($"The local kind \"{executor.Binding?.Kind}\" was not checked.");
            return new JobEnd(await work.RunAsync(call, cancellationToken).ConfigureAwait(false));
        }
        catch (JobSettingException e)
        {
            return NotEvaluated(e);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new JobEnd(JobResult.Failed(call.Secrets.Mask(e.Message)));
        }
        catch (OperationCanceledException)
        {
            return new JobEnd(JobResult.Failed("The job was stopped."));
        }
    }

    /// <summary>
    /// Completes at a limit, or with the token. Timers may fire early, so the clock is read again: a job that was stopped too early would
    /// end its attempt at the limit of the run, but not the run.
    /// </summary>
    private async Task LimitAsync(TimeSpan? limit, CancellationToken cancellationToken)
    {
        var start = clock.GetUtcNow();
        while (!cancellationToken.IsCancellationRequested)
        {
            var left = limit - (clock.GetUtcNow() - start);
            if (left <= TimeSpan.Zero)
            {
                return;
            }

            var pause = left < Longest ? TimeSpan.FromMilliseconds(Math.Ceiling(left.Value.TotalMilliseconds)) : Longest;
            await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
