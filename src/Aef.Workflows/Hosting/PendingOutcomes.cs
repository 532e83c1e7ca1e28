using System.Threading.Channels;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;

namespace Aef.Workflows.Hosting;

/// <summary>
/// The loop of a host: the outcomes that it knows and has not given to its engine yet, and whatever else is due. Ties go by time, then by
/// the order in
/// which things came up. <paramref name="posted"/> receives the work of other threads; null on virtual time.
/// </summary>
internal sealed class PendingOutcomes(WorkflowEngine engine, ICallHandler handler, IEngineBoundary? boundary, Channel<Action>? posted = null) : HostLoop, IDisposable
{
    private readonly PriorityQueue<Item, (DateTimeOffset Time, long Sequence)> _queue = new();
    private readonly CancellationTokenSource _ended = new();
    private long _sequence;

    /// <inheritdoc/>
    public override bool IsRealTime => posted is not null;

    /// <inheritdoc/>
    public override CancellationToken Ended => _ended.Token;

    /// <summary>Takes over the pending effects of an interrupted run.</summary>
    public void Restore(IReadOnlyList<PendingEffect> pending, DateTimeOffset now)
    {
        Now = now;
        foreach (var (effect, outcome, dueTime) in pending)
        {
            if (outcome is { } known)
            {
                Enqueue(dueTime, new Item(effect, known));
            }
            else
            {
                Begin(effect);
            }
        }
    }

    /// <summary>Begins the effects that the engine has come up with.</summary>
    public void TakeEffects(DateTimeOffset now)
    {
        Now = now;
        while (engine.TryTakeEffect(out var effect))
        {
            Begin(effect);
        }
    }

    /// <summary>The time of what is due next; false when the engine waits for nothing that will ever come.</summary>
    public bool TryPeek(out DateTimeOffset dueTime)
    {
        while (_queue.TryPeek(out var item, out var priority))
        {
            if (item.Deadline is not { IsOver: true })
            {
                dueTime = priority.Time;
                return true;
            }

            // The time of an effect that was answered does not come.
            _queue.Dequeue();
        }

        dueTime = default;
        return false;
    }

    /// <summary>Does what is due next; true when the engine got an outcome and can run.</summary>
    public bool CompleteNext(DateTimeOffset now)
    {
        Now = now;
        var item = _queue.Dequeue();
        if (item.Deadline is { } deadline)
        {
            deadline.Answer(item.Outcome);
            return false;
        }

        if (item.Effect is not { } effect)
        {
            item.Action?.Invoke();
            return false;
        }

        boundary?.Completing(effect, item.Outcome);
        engine.Complete(effect.Id, item.Outcome);
        return true;
    }

    /// <summary>Does what other threads have asked for.</summary>
    public void DoPosted(DateTimeOffset now)
    {
        Now = now;
        while (posted is not null && posted.Reader.TryRead(out var action))
        {
            action();
        }
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

    /// <inheritdoc/>
    public override void At(DateTimeOffset time, Action action) => Enqueue(time > Now ? time : Now, new Item(null, default, action));

    /// <inheritdoc/>
    public override void Post(Action action)
    {
        if (posted is null)
        {
            throw new InvalidOperationException("An event loop with virtual time cannot wait for external events.");
        }

        posted.Writer.TryWrite(action);
    }

    /// <inheritdoc/>
    public override HostedEffect Begin(WorkflowEffect effect, IHostedCallHandler environment, Action<EffectOutcome> answered, HostedEffect? parent = null)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var hosted = new HostedEffect(this, effect, (_, outcome) => At(Now, () => answered(outcome)), parent);
        Begin(hosted, environment);
        return hosted;
    }

    /// <summary>Ends what is still running outside.</summary>
    public void Dispose()
    {
        _ended.Cancel();
        posted?.Writer.TryComplete();
    }

    private void Begin(WorkflowEffect effect)
    {
        if (boundary is not null && effect is CallEffect call)
        {
            boundary.Calling(call, Now);
        }

        if (effect is SleepEffect)
        {
            var (dueTime, nothing) = EffectTiming.Deadline(effect, Now);
            Enqueue(dueTime, new Item(effect, nothing));
        }
        else if (handler is IHostedCallHandler environment)
        {
            Begin(new HostedEffect(this, effect, Complete, null), environment);
        }
        else if (EffectTiming.Resolve(effect, handler, Now) is var (time, outcome))
        {
            boundary?.Answered(effect, outcome, time);
            Enqueue(time, new Item(effect, outcome));
        }
        else
        {
            // A wait without an answer is recorded only when it has ended, because a later host of this run may have one.
            Begin(new HostedEffect(this, effect, Complete, null), environment: null);
        }
    }

    private void Begin(HostedEffect hosted, IHostedCallHandler? environment)
    {
        var (deadline, outcome) = EffectTiming.Deadline(hosted.Effect, Now);
        if (hosted.Effect is not SleepEffect)
        {
            environment?.Begin(hosted);
        }

        // After what the environment asked for: an answer that comes just when the time is over still counts, as it does with other
        // handlers.
        Enqueue(deadline, new Item(hosted.Effect, outcome, Deadline: hosted));
    }

    /// <summary>The engine gets the outcome at the time of the answer, in the order of the answers.</summary>
    private void Complete(HostedEffect hosted, EffectOutcome outcome)
    {
        boundary?.Answered(hosted.Effect, outcome, Now);
        Enqueue(Now, new Item(hosted.Effect, outcome));
    }

    private void Enqueue(DateTimeOffset time, in Item item) => _queue.Enqueue(item, (time, _sequence++));

    /// <summary>An outcome for the engine, an action, or the end of the time that an effect has.</summary>
    private readonly record struct Item(WorkflowEffect? Effect, EffectOutcome Outcome, Action? Action = null, HostedEffect? Deadline = null);
}
