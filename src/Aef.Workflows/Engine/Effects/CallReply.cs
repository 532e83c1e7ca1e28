namespace Aef.Workflows.Engine.Effects;

/// <summary>The answer to a call and how long it takes. A host gives a <c>TimeoutError</c> instead when that is longer than the call's timeout.</summary>
/// <param name="Outcome">What the call gives.</param>
/// <param name="Duration">The time until then; not negative.</param>
public readonly record struct CallReply(EffectOutcome Outcome, TimeSpan Duration);
