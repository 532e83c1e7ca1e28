using Aef.Workflows.Engine.Effects;

namespace Aef.Workflows.Hosting;

/// <summary>
/// The loop of a host, for a <see cref="IHostedCallHandler"/>: what is due is done in the order of its time, then in the order in which it
/// was asked for.
/// </summary>
public abstract class HostLoop
{
    private protected HostLoop()
    {
    }

    /// <summary>The time of what is done just now.</summary>
    public DateTimeOffset Now { get; protected set; }

    /// <summary>True when time passes on its own, so that the loop can wait for what happens outside; see <see cref="Post"/>.</summary>
    public abstract bool IsRealTime { get; }

    /// <summary>Ends when the run of the host does.</summary>
    public abstract CancellationToken Ended { get; }

    /// <summary>Does something on the loop at a time; at once when that is over.</summary>
    public abstract void At(DateTimeOffset time, Action action);

    /// <summary>Does something on the loop as soon as possible. Any thread may call this, and only it.</summary>
    /// <exception cref="InvalidOperationException">The loop is on virtual time: it would not wait.</exception>
    public abstract void Post(Action action);

    /// <summary>
    /// Lets an environment answer an effect that no engine of this host waits for: one of a child workflow, or a part of a longer call. It
    /// ends with its parent.
    /// </summary>
    public abstract HostedEffect Begin(WorkflowEffect effect, IHostedCallHandler environment, Action<EffectOutcome> answered, HostedEffect? parent = null);
}
