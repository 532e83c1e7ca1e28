namespace Aef.Workflows.Runtime;

/// <summary>Drives an engine on the clock of a <see cref="TimeProvider"/>: sleeps and calls take the time that they say.</summary>
public static class RealTimeHost
{
    /// <summary>Runs an engine to the end of its execution; cancelling ends the execution as cancelled.</summary>
    public static async Task<Execution> RunAsync(WorkflowEngine engine, ICallHandler handler, TimeProvider timeProvider, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentNullException.ThrowIfNull(timeProvider);
        var queue = new PriorityQueue<(long Id, EffectOutcome Outcome), (DateTimeOffset Time, long Sequence)>();
        var sequence = 0L;
        engine.Advance(timeProvider.GetUtcNow());
        while (!engine.HasEnded)
        {
            while (engine.TryTakeEffect(out var effect))
            {
                var (time, outcome) = EffectTiming.Resolve(effect, handler, timeProvider.GetUtcNow());
                queue.Enqueue((effect.Id, outcome), (time, sequence++));
            }

            if (!queue.TryPeek(out var due, out var priority))
            {
                break;
            }

            if (!await WaitUntilAsync(priority.Time, timeProvider, cancellationToken).ConfigureAwait(false))
            {
                // The execution ends now, not when something last happened.
                engine.Advance(timeProvider.GetUtcNow());
                engine.Cancel();
                break;
            }

            queue.Dequeue();
            engine.Complete(due.Id, due.Outcome);
            engine.Advance(timeProvider.GetUtcNow());
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
