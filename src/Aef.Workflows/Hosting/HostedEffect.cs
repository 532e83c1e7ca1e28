using Aef.Workflows.Engine.Effects;

namespace Aef.Workflows.Hosting;

/// <summary>An effect that a <see cref="IHostedCallHandler"/> answers. For use on the loop of the host only.</summary>
public sealed class HostedEffect
{
    private readonly Action<HostedEffect, EffectOutcome> _answered;
    private readonly HostedEffect? _parent;
    private CancellationTokenSource? _over;
    private bool _isOver;

    internal HostedEffect(HostLoop loop, WorkflowEffect effect, Action<HostedEffect, EffectOutcome> answered, HostedEffect? parent)
    {
        Loop = loop;
        Effect = effect;
        _answered = answered;
        _parent = parent;
    }

    /// <summary>The loop of the host.</summary>
    public HostLoop Loop { get; }

    /// <summary>The request: a <see cref="CallEffect"/> or a <see cref="CallbackEffect"/>.</summary>
    public WorkflowEffect Effect { get; }

    /// <summary>True when the effect was answered, has timed out, or is no longer awaited.</summary>
    public bool IsOver => _isOver || _parent is { IsOver: true };

    /// <summary>Cancelled with this effect, with the effect that it is a part of, and with the run.</summary>
    private CancellationToken Cancellation =>
        (_over ??= CancellationTokenSource.CreateLinkedTokenSource(_parent?.Cancellation ?? Loop.Ended)).Token;

    /// <summary>Answers the effect; later answers are ignored.</summary>
    public void Answer(EffectOutcome outcome)
    {
        if (!IsOver)
        {
            End();
            _answered(this, outcome);
        }
    }

    /// <summary>Answers the effect after the duration of the reply.</summary>
    public void Answer(CallReply reply)
    {
        // A reply later than the end of the clock never comes.
        if (reply.Duration <= DateTimeOffset.MaxValue - Loop.Now)
        {
            At(Loop.Now + reply.Duration, () => Answer(reply.Outcome));
        }
    }

    /// <summary>Schedules an action on the loop, unless the effect is over by then.</summary>
    public void At(DateTimeOffset time, Action action) => Loop.At(time, () => Do(action));

    /// <summary>Lets an environment answer a part of this effect; the part ends with it.</summary>
    public HostedEffect Begin(WorkflowEffect effect, IHostedCallHandler environment, Action<EffectOutcome> answered) =>
        Loop.Begin(effect, environment, answered, this);

    /// <summary>
    /// Waits for something outside of the loop, which continues in the meantime; <paramref name="done"/> receives the completed task on the
    /// loop, unless the effect is over by then.
    /// The token is cancelled with the effect and with the run.
    /// </summary>
    public void WaitOutside<T>(Func<CancellationToken, Task<T>> work, Action<Task<T>> done)
    {
        ArgumentNullException.ThrowIfNull(work);
        var cancellation = Cancellation;
        _ = Task.Run(() => work(cancellation), cancellation)
            .ContinueWith(
                task => Loop.Post(() => Do(() => done(task))),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
    }

    /// <summary>Reports that the effect is over without answering it.</summary>
    internal void End()
    {
        _isOver = true;
        _over?.Cancel();
    }

    private void Do(Action action)
    {
        if (!IsOver)
        {
            action();
        }
    }
}
