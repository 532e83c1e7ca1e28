using Aef.Workflows.Engine.Effects;

namespace Aef.Workflows.Engine;

/// <summary>
/// Receives everything that passes between an engine and its host, in order and before it happens. An exception ends the run of the host,
/// so that nothing unrecorded is used. A host that has none only pays a null check for each thing.
/// </summary>
public interface IEngineBoundary
{
    /// <summary>The clock of the engine is about to be set, and what can run is about to run.</summary>
    void Advancing(DateTimeOffset now);

    /// <summary>A call is about to be made outside the engine.</summary>
    void Calling(CallEffect call, DateTimeOffset now);

    /// <summary>
    /// The environment has answered a call or a callback. The engine gets <paramref name="outcome"/> when the host's clock has reached
    /// <paramref name="dueTime"/>; for an answer that came over the network that is the time at which it came.
    /// </summary>
    void Answered(WorkflowEffect effect, EffectOutcome outcome, DateTimeOffset dueTime);

    /// <summary>
    /// The engine is about to be given the outcome of an effect: of a call or a callback one that was reported by <see cref="Answered"/>,
    /// of a sleep null.
    /// </summary>
    void Completing(WorkflowEffect effect, EffectOutcome outcome);

    /// <summary>The execution is about to be cancelled, after <see cref="Advancing"/>.</summary>
    void Cancelling();
}
