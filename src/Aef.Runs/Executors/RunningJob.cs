namespace Aef.Runs.Executors;

/// <summary>A job that an executor runs.</summary>
internal sealed class RunningJob(JobCall call, IJobExecutor? executor = null)
{
    // Without an executor: the process that ran the job has ended.
    private Task<JobResult>? _work = executor is null
        ? Task.FromResult(JobResult.Failed("the process ended while the job was running"))
        : null;

    public JobCall Call { get; } = call;

    /// <summary>The id in the answer to the start; null for sync jobs.</summary>
    public string? AsyncJobId { get; set; }

    /// <summary>How it ended; null while it is running, or when it was stopped.</summary>
    public JobResult? Result => _work is { IsCompletedSuccessfully: true } work ? work.Result : null;

    /// <summary>Starts the job without waiting.</summary>
    public void Begin(CancellationToken cancellationToken) =>
        _work = Task.Run(() => SafeRunAsync(cancellationToken), CancellationToken.None);

    /// <summary>Runs the job to its end.</summary>
    public Task<JobResult> RunAsync(CancellationToken cancellationToken) => _work = SafeRunAsync(cancellationToken);

    /// <summary>Ends with the job, however it ends.</summary>
    public async Task<bool> EndedAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAny(_work ?? Task.CompletedTask, Task.Delay(Timeout.Infinite, cancellationToken)).ConfigureAwait(false);
        return Result is not null;
    }

    /// <summary>Waits for the end; false when it was stopped.</summary>
    public bool Wait(CancellationToken cancellationToken)
    {
        try
        {
            _work?.Wait(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (AggregateException e) when (e.InnerException is OperationCanceledException)
        {
            return false;
        }

        return Result is not null;
    }

    /// <summary>Any exception of an executor is the failure of its job: the code is the caller's.</summary>
    private async Task<JobResult> SafeRunAsync(CancellationToken cancellationToken)
    {
        // Begin and RunAsync are for jobs that have an executor.
        try
        {
            return await executor!.RunAsync(Call, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return JobResult.Failed(e.Message);
        }
    }
}
