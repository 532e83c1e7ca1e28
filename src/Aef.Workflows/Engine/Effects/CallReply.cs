namespace Aef.Workflows.Engine.Effects;

/// <summary>
/// The answer to a call and its duration. A host returns a <c>TimeoutError</c> instead when that is longer than the call's timeout.
/// </summary>
/// <param name="Outcome">The result of the call.</param>
/// <param name="Duration">The time until the answer; not negative.</param>
public readonly record struct CallReply(EffectOutcome Outcome, TimeSpan Duration);
