using Aef.Workflows.Engine;

namespace Aef.Workflows.Hosting;

/// <summary>
/// Runs an engine on a clock that advances only when nothing can run. Ties are ordered by time, then by the order of the effects.
/// </summary>
public static class VirtualTimeHost
{
    /// <summary>Runs an engine to the end of its execution.</summary>
    public static Execution Run(
        WorkflowEngine engine,
        ICallHandler handler,
        DateTimeOffset start,
        CancellationToken cancellationToken = default) =>
        Run(engine, handler, start, HostOptions.Default, cancellationToken);

    /// <summary>Runs an engine to the end of its execution; an engine that has already run continues at its own time.</summary>
    public static Execution Run(
        WorkflowEngine engine,
        ICallHandler handler,
        DateTimeOffset start,
        HostOptions options,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentNullException.ThrowIfNull(options);
        using var outcomes = new PendingOutcomes(engine, handler, options.Boundary);
        var now = start > engine.Now ? start : engine.Now;
        if (options.Pending.Count == 0)
        {
            outcomes.Advance(now);
        }

        outcomes.Restore(options.Pending, now);
        while (!engine.HasEnded)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                outcomes.Cancel();
                break;
            }

            outcomes.TakeEffects(now);
            if (!outcomes.TryPeek(out var dueTime))
            {
                break;
            }

            now = dueTime > now ? dueTime : now;
            if (outcomes.CompleteNext(now))
            {
                outcomes.Advance(now);
            }
        }

        return engine.Execution;
    }
}
