using Aef.Workflows.Engine.Effects;

namespace Aef.Workflows.Hosting;

/// <summary>
/// A handler whose environment, or a part of it, lives in the memory of the process and is made again when an interrupted run continues:
/// it receives again every
/// call that was answered, in order.
/// </summary>
public interface IReplayedCallHandler : ICallHandler
{
    /// <summary>
    /// True when what a call does lives in this environment alone, so that making it again after the end of the process does nothing twice.
    /// </summary>
    bool Holds(CallEffect call);

    /// <summary>
    /// Brings the environment to where it was after it had answered a call with <paramref name="outcome"/>. Nothing outside may be touched.
    /// </summary>
    void Replay(CallEffect call, DateTimeOffset now, EffectOutcome outcome);
}
