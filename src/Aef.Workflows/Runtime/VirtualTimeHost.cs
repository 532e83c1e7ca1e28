namespace Aef.Workflows.Runtime;

/// <summary>Drives an engine on a clock that moves only when nothing can run. Ties go by time, then by the order in which effects came up.</summary>
public static class VirtualTimeHost
{
    /// <summary>Runs an engine to the end of its execution.</summary>
    public static Execution Run(WorkflowEngine engine, ICallHandler handler, DateTimeOffset start, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(handler);
        var queue = new PriorityQueue<(long Id, EffectOutcome Outcome), (DateTimeOffset Time, long Sequence)>();
        var now = start;
        var sequence = 0L;
        engine.Advance(now);
        while (!engine.HasEnded)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                engine.Cancel();
                break;
            }

            while (engine.TryTakeEffect(out var effect))
            {
                var (time, outcome) = EffectTiming.Resolve(effect, handler, now);
                queue.Enqueue((effect.Id, outcome), (time, sequence++));
            }

            if (!queue.TryDequeue(out var due, out var priority))
            {
                break;
            }

            now = priority.Time > now ? priority.Time : now;
            engine.Complete(due.Id, due.Outcome);
            engine.Advance(now);
        }

        return engine.Execution;
    }
}
