using Aef.Workflows.Engine.Effects;

namespace Aef.Workflows.Engine;

/// <summary>
/// Receives everything that passes between an engine and its host, in order and before it happens. An exception ends the run of the host,
/// so that nothing unrecorded is used. A host without a boundary pays only a null check for each event.
/// </summary>
public interface IEngineBoundary
{
    /// <summary>The clock of the engine is about to be set, and ready fibers are about to run.</summary>
    void Advancing(DateTimeOffset now);

    /// <summary>A call is about to be made outside the engine.</summary>
    void Calling(CallEffect call, DateTimeOffset now);

    /// <summary>
    /// The environment has answered a call or a callback. The engine receives <paramref name="outcome"/> when the host's clock has reached
    /// <paramref name="dueTime"/>; for an answer from the network that is the time of its arrival.
    /// </summary>
    void Answered(WorkflowEffect effect, EffectOutcome outcome, DateTimeOffset dueTime);

    /// <summary>
    /// The engine is about to receive the outcome of an effect: for a call or a callback, one that was reported by <see cref="Answered"/>;
    /// for a sleep, null.
    /// </summary>
    void Completing(WorkflowEffect effect, EffectOutcome outcome);

    /// <summary>The execution is about to be cancelled, after <see cref="Advancing"/>.</summary>
    void Cancelling();
}
