namespace Aef.Workflows.Language.Estimation;

/// <summary>What surrounds a body: its step, where errors go, and where <c>break</c> and <c>continue</c> go.</summary>
/// <param name="Location">The step, as <c>routine.step</c>.</param>
/// <param name="Handler">Where an error continues; null when it leaves the graph.</param>
/// <param name="LoopEnd">The end of a round of the innermost loop; null outside of loops.</param>
internal readonly record struct FlowContext(string Location, FlowNode? Handler, FlowNode? LoopEnd);
