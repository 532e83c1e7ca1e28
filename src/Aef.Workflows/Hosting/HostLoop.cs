using Aef.Workflows.Engine.Effects;

namespace Aef.Workflows.Hosting;

/// <summary>
/// The loop of a host, for an <see cref="IHostedCallHandler"/>: due actions run in the order of their times, then in the order in which
/// they were scheduled.
/// </summary>
public abstract class HostLoop
{
    private protected HostLoop()
    {
    }

    /// <summary>The time of the current action.</summary>
    public DateTimeOffset Now { get; protected set; }

    /// <summary>True when time passes on its own, so that the loop can wait for outside events; see <see cref="Post"/>.</summary>
    public abstract bool IsRealTime { get; }

    /// <summary>Cancelled when the run of the host ends.</summary>
    public abstract CancellationToken Ended { get; }

    /// <summary>Schedules an action on the loop; it runs at once when the time has passed.</summary>
    public abstract void At(DateTimeOffset time, Action action);

    /// <summary>Runs an action on the loop as soon as possible. This is the only method that any thread may call.</summary>
    /// <exception cref="InvalidOperationException">The loop is on virtual time and would not wait.</exception>
    public abstract void Post(Action action);

    /// <summary>
    /// Lets an environment answer an effect for which no engine of this host waits: one of a child workflow, or a part of a longer call. It
    /// ends with its parent.
    /// </summary>
    public abstract HostedEffect Begin(
        WorkflowEffect effect,
        IHostedCallHandler environment,
        Action<EffectOutcome> answered,
        HostedEffect? parent = null);
}
