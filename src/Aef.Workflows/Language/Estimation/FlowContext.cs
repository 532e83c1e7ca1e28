namespace Aef.Workflows.Language.Estimation;

/// <summary>The context of a body: its step, the handler of errors, and the target of <c>break</c> and <c>continue</c>.</summary>
/// <param name="Location">The step, as <c>routine.step</c>.</param>
/// <param name="Handler">Where an error continues; null when it leaves the graph.</param>
/// <param name="LoopEnd">The end of a round of the innermost loop; null outside of loops.</param>
internal readonly record struct FlowContext(string Location, FlowNode? Handler, FlowNode? LoopEnd);
