using Aef.Workflows.Engine.Effects;

namespace Aef.Workflows.Hosting;

/// <summary>
/// A handler whose world, or a part of it, lives in the memory of the process and is made again when an interrupted run goes on: it hears again of every
/// call that was answered, in order.
/// </summary>
public interface IReplayedCallHandler : ICallHandler
{
    /// <summary>True when what a call does lives in this world alone, so that making it again after the end of the process does nothing twice.</summary>
    bool Holds(CallEffect call);

    /// <summary>Brings the world to where it was after it had answered a call with <paramref name="outcome"/>. Nothing outside may be touched.</summary>
    void Replay(CallEffect call, DateTimeOffset now, EffectOutcome outcome);
}
