namespace Aef.Workflows.Engine.Effects;

/// <summary>
/// An effect that an engine waits for and that was taken from it before its host began: what is left over from a run that was interrupted.
/// </summary>
/// <param name="Effect">The effect.</param>
/// <param name="Outcome">The environment's response; null when there is none yet, so that the host deals with the effect as with a new
/// one.</param>
/// <param name="DueTime">When the engine gets <paramref name="Outcome"/>; of no meaning when that is null.</param>
public sealed record PendingEffect(WorkflowEffect Effect, EffectOutcome? Outcome, DateTimeOffset DueTime);
