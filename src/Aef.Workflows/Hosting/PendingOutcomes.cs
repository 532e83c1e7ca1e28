using System.Threading.Channels;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;

namespace Aef.Workflows.Hosting;

/// <summary>
/// The loop of a host: the known outcomes that its engine has not received yet, and other due actions. Ties are ordered by time, then by
/// the order in which they were scheduled. <paramref name="posted"/> receives the actions of other threads; null on virtual time.
/// </summary>
internal sealed class PendingOutcomes(
    WorkflowEngine engine,
    ICallHandler handler,
    IEngineBoundary? boundary,
    Channel<Action>? posted = null) : HostLoop, IDisposable
{
    private readonly PriorityQueue<Item, (DateTimeOffset Time, long Sequence)> _queue = new();
    private readonly CancellationTokenSource _ended = new();
    private long _sequence;

    /// <inheritdoc/>
    public override bool IsRealTime => posted is not null;

    /// <inheritdoc/>
    public override CancellationToken Ended => _ended.Token;

    /// <summary>Adopts the pending effects of an interrupted run.</summary>
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

    /// <summary>Starts the new effects of the engine.</summary>
    public void TakeEffects(DateTimeOffset now)
    {
        Now = now;
        while (engine.TryTakeEffect(out var effect))
        {
            Begin(effect);
        }
    }

    /// <summary>The time of the next due action; false when the engine waits for something that never comes.</summary>
    public bool TryPeek(out DateTimeOffset dueTime)
    {
        while (_queue.TryPeek(out var item, out var priority))
        {
            if (item.Deadline is not { IsOver: true })
            {
                dueTime = priority.Time;
                return true;
            }

            // An effect that was answered has no timeout any more.
            _queue.Dequeue();
        }

        dueTime = default;
        return false;
    }

    /// <summary>Runs the next due action; true when the engine received an outcome and can run.</summary>
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

    /// <summary>Runs the actions that other threads have posted.</summary>
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
    public override HostedEffect Begin(
        WorkflowEffect effect,
        IHostedCallHandler environment,
        Action<EffectOutcome> answered,
        HostedEffect? parent = null)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var hosted = new HostedEffect(this, effect, (_, outcome) => At(Now, () => answered(outcome)), parent);
        Begin(hosted, environment);
        return hosted;
    }

    /// <summary>Cancels what is still running outside.</summary>
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
            // A wait without an answer is recorded only when it has ended, because a later host of this run may receive one.
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

        // After the actions of the environment: an answer at the very time of the timeout still counts, as with other
        // handlers.
        Enqueue(deadline, new Item(hosted.Effect, outcome, Deadline: hosted));
    }

    /// <summary>The engine receives the outcome at the time of the answer, in the order of the answers.</summary>
    private void Complete(HostedEffect hosted, EffectOutcome outcome)
    {
        boundary?.Answered(hosted.Effect, outcome, Now);
        Enqueue(Now, new Item(hosted.Effect, outcome));
    }

    private void Enqueue(DateTimeOffset time, in Item item) => _queue.Enqueue(item, (time, _sequence++));

    /// <summary>An outcome for the engine, an action, or the timeout of an effect.</summary>
    private readonly record struct Item(
        WorkflowEffect? Effect,
        EffectOutcome Outcome,
        Action? Action = null,
        HostedEffect? Deadline = null);
}
