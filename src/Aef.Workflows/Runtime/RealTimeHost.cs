namespace Aef.Workflows.Runtime;

/// <summary>Drives an engine on the clock of a <see cref="TimeProvider"/>: sleeps and calls take the time that they say.</summary>
public static class RealTimeHost
{
    /// <summary>Runs an engine to the end of its execution; cancelling ends the execution as cancelled.</summary>
    public static Task<Execution> RunAsync(WorkflowEngine engine, ICallHandler handler, TimeProvider timeProvider, CancellationToken cancellationToken = default) =>
        RunAsync(engine, handler, timeProvider, HostOptions.Default, cancellationToken);

    /// <summary>Runs an engine to the end of its execution, also one that has run already; cancelling ends the execution as cancelled.</summary>
    public static async Task<Execution> RunAsync(WorkflowEngine engine, ICallHandler handler, TimeProvider timeProvider, HostOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentNullException.ThrowIfNull(timeProvider);
        ArgumentNullException.ThrowIfNull(options);
        var outcomes = new PendingOutcomes(engine, handler, options.Boundary);
        outcomes.Advance(timeProvider.GetUtcNow());
        outcomes.Restore(options.Pending, timeProvider.GetUtcNow());
        while (!engine.HasEnded)
        {
            outcomes.TakeEffects(timeProvider.GetUtcNow());
            if (!outcomes.TryPeek(out var dueTime))
            {
                break;
            }

            if (!await WaitUntilAsync(dueTime, timeProvider, cancellationToken).ConfigureAwait(false))
            {
                // The execution ends now, not when something last happened.
                outcomes.Advance(timeProvider.GetUtcNow());
                outcomes.Cancel();
                break;
            }

            outcomes.CompleteNext();
            outcomes.Advance(timeProvider.GetUtcNow());
        }

        return engine.Execution;
    }

    /// <summary>Waits until the clock has reached a time; false when cancelled. Timers may fire early, so the clock is read again.</summary>
    private static async Task<bool> WaitUntilAsync(DateTimeOffset time, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var longest = TimeSpan.FromDays(20);
        while (!cancellationToken.IsCancellationRequested)
        {
            var remaining = time - timeProvider.GetUtcNow();
            if (remaining <= TimeSpan.Zero)
            {
                return true;
            }

            var delay = remaining > longest ? longest : TimeSpan.FromMilliseconds(Math.Ceiling(remaining.TotalMilliseconds));
            await Task.Delay(delay, timeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return false;
    }
}
