namespace Aef.Workflows.Runtime;

/// <summary>The outcomes that a host knows and has not given to its engine yet. Ties go by time, then by the order in which effects came up.</summary>
internal sealed class PendingOutcomes(WorkflowEngine engine, ICallHandler handler, IEngineBoundary? boundary)
{
    private readonly PriorityQueue<(WorkflowEffect Effect, EffectOutcome Outcome), (DateTimeOffset Time, long Sequence)> _queue = new();
    private long _sequence;

    /// <summary>Takes over what an interrupted run left.</summary>
    public void Restore(IReadOnlyList<PendingEffect> pending, DateTimeOffset now)
    {
        foreach (var (effect, outcome, dueTime) in pending)
        {
            if (outcome is { } known)
            {
                _queue.Enqueue((effect, known), (dueTime, _sequence++));
            }
            else
            {
                Begin(effect, now);
            }
        }
    }

    /// <summary>Begins the effects that the engine has come up with.</summary>
    public void TakeEffects(DateTimeOffset now)
    {
        while (engine.TryTakeEffect(out var effect))
        {
            Begin(effect, now);
        }
    }

    /// <summary>The time of the next outcome; false when the engine waits for nothing that will ever come.</summary>
    public bool TryPeek(out DateTimeOffset dueTime)
    {
        var found = _queue.TryPeek(out _, out var priority);
        dueTime = priority.Time;
        return found;
    }

    /// <summary>Gives the next outcome to the engine.</summary>
    public void CompleteNext()
    {
        var (effect, outcome) = _queue.Dequeue();
        boundary?.Completing(effect, outcome);
        engine.Complete(effect.Id, outcome);
    }

    /// <summary>Sets the engine's clock and lets it run.</summary>
    public void Advance(DateTimeOffset now)
    {
        boundary?.Advancing(now);
        engine.Advance(now);
    }

    /// <summary>Cancels the execution.</summary>
    public void Cancel()
    {
        boundary?.Cancelling();
        engine.Cancel();
    }

    private void Begin(WorkflowEffect effect, DateTimeOffset now)
    {
        if (boundary is not null && effect is CallEffect call)
        {
            boundary.Calling(call, now);
        }

        var (time, outcome) = EffectTiming.Resolve(effect, handler, now);
        if (boundary is not null && effect is CallEffect)
        {
            boundary.Answered(effect, outcome, time);
        }

        _queue.Enqueue((effect, outcome), (time, _sequence++));
    }
}
