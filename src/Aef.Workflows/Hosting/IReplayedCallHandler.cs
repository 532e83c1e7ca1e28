using Aef.Workflows.Engine.Effects;

namespace Aef.Workflows.Hosting;

/// <summary>
/// A handler whose environment, or a part of it, is in the memory of the process and must be rebuilt when an interrupted run continues: it
/// receives every answered call again, in order.
/// </summary>
public interface IReplayedCallHandler : ICallHandler
{
    /// <summary>
    /// True when a call affects only this environment, so that repeating it after the end of the process has no effect twice.
    /// </summary>
    bool Holds(CallEffect call);

    /// <summary>
    /// Restores the environment to its state after it had answered a call with <paramref name="outcome"/>. It must not affect anything
    /// outside.
    /// </summary>
    void Replay(CallEffect call, DateTimeOffset now, EffectOutcome outcome);

    /// <summary>The same for an awaited callback, which was received at a time. Most environments keep no callbacks.</summary>
    void Replay(CallbackEffect callback, DateTimeOffset received, EffectOutcome outcome)
    {
    }
}
