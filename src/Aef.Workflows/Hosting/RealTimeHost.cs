using System.Threading.Channels;
using Aef.Workflows.Engine;

namespace Aef.Workflows.Hosting;

/// <summary>Drives an engine on the clock of a <see cref="TimeProvider"/>: sleeps and calls last their real time.</summary>
public static class RealTimeHost
{
    /// <summary>Runs an engine to the end of its execution; cancelling ends the execution as cancelled.</summary>
    public static Task<Execution> RunAsync(
        WorkflowEngine engine,
        ICallHandler handler,
        TimeProvider timeProvider,
        CancellationToken cancellationToken = default) =>
        RunAsync(engine, handler, timeProvider, HostOptions.Default, cancellationToken);

    /// <summary>
    /// Runs an engine to the end of its execution, even one that has already run; cancelling ends the execution as cancelled.
    /// </summary>
    public static async Task<Execution> RunAsync(
        WorkflowEngine engine,
        ICallHandler handler,
        TimeProvider timeProvider,
        HostOptions options,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentNullException.ThrowIfNull(timeProvider);
        ArgumentNullException.ThrowIfNull(options);
        var posted = handler is IHostedCallHandler
            ? Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true })
            : null;
        using var outcomes = new PendingOutcomes(engine, handler, options.Boundary, posted);
        outcomes.Advance(timeProvider.GetUtcNow());
        outcomes.Restore(options.Pending, timeProvider.GetUtcNow());
        while (!engine.HasEnded)
        {
            outcomes.DoPosted(timeProvider.GetUtcNow());
            outcomes.TakeEffects(timeProvider.GetUtcNow());
            if (!outcomes.TryPeek(out var dueTime))
            {
                break;
            }

            var wait = await WaitUntilAsync(dueTime, timeProvider, posted?.Reader, cancellationToken).ConfigureAwait(false);
            if (wait == Wait.Cancelled)
            {
                // The execution ends now, not at the time of its last event.
                outcomes.Advance(timeProvider.GetUtcNow());
                outcomes.Cancel();
                break;
            }

            if (wait == Wait.Due && outcomes.CompleteNext(timeProvider.GetUtcNow()))
            {
                outcomes.Advance(timeProvider.GetUtcNow());
            }
        }

        return engine.Execution;
    }

    /// <summary>
    /// Waits until the clock has reached a time, or an action was posted. Timers may fire early, so the clock is read again.
    /// </summary>
    private static async Task<Wait> WaitUntilAsync(
        DateTimeOffset time,
        TimeProvider timeProvider,
        ChannelReader<Action>? posted,
        CancellationToken cancellationToken)
    {
        var longest = TimeSpan.FromDays(20);
        while (!cancellationToken.IsCancellationRequested)
        {
            var remaining = time - timeProvider.GetUtcNow();
            if (remaining <= TimeSpan.Zero)
            {
                return Wait.Due;
            }

            var delay = remaining > longest ? longest : TimeSpan.FromMilliseconds(Math.Ceiling(remaining.TotalMilliseconds));
            if (posted is null)
            {
                await Task.Delay(delay, timeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }

            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var reading = posted.WaitToReadAsync(either.Token).AsTask();
            var pause = Task.Delay(delay, timeProvider, either.Token);
            await Task.WhenAny(reading, pause).ConfigureAwait(false);
            var isPosted = reading.IsCompletedSuccessfully;
            await either.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(reading, pause).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (isPosted)
            {
                return Wait.Posted;
            }
        }

        return Wait.Cancelled;
    }

    /// <summary>Why a wait has ended.</summary>
    private enum Wait
    {
        /// <summary>The clock has reached the time.</summary>
        Due,

        /// <summary>Another thread has posted an action.</summary>
        Posted,

        /// <summary>The run was cancelled.</summary>
        Cancelled,
    }
}
