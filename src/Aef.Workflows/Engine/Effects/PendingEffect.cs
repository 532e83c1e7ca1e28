namespace Aef.Workflows.Engine.Effects;

/// <summary>An effect that was taken from the engine before its host began: a leftover of an interrupted run.</summary>
/// <param name="Effect">The effect.</param>
/// <param name="Outcome">The environment's response; null when there is none yet, so that the host deals with the effect as with a new
/// one.</param>
/// <param name="DueTime">When the engine receives <paramref name="Outcome"/>; meaningless when that is null.</param>
public sealed record PendingEffect(WorkflowEffect Effect, EffectOutcome? Outcome, DateTimeOffset DueTime);
