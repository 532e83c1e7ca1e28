using Aef.Workflows.Engine.Effects;

namespace Aef.Workflows.Engine;

/// <summary>
/// Hears what passes between an engine and its host, in order and each thing before it happens. What an implementation throws ends the run of the host,
/// so that nothing is used that it did not take. A host that has none pays one look at null for each thing.
/// </summary>
public interface IEngineBoundary
{
    /// <summary>The clock of the engine is about to be set, and what can run is about to run.</summary>
    void Advancing(DateTimeOffset now);

    /// <summary>A call is about to be made in the outside world.</summary>
    void Calling(CallEffect call, DateTimeOffset now);

    /// <summary>
    /// The outside world has answered a call or a callback. The engine gets <paramref name="outcome"/> when the host's clock has reached
    /// <paramref name="dueTime"/>; for an answer that came over the network that is the time at which it came.
    /// </summary>
    void Answered(WorkflowEffect effect, EffectOutcome outcome, DateTimeOffset dueTime);

    /// <summary>
    /// The engine is about to be given the outcome of an effect: of a call or a callback one that was told by <see cref="Answered"/>, of a sleep null.
    /// </summary>
    void Completing(WorkflowEffect effect, EffectOutcome outcome);

    /// <summary>The execution is about to be cancelled, after <see cref="Advancing"/>.</summary>
    void Cancelling();
}
