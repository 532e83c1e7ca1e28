namespace Aef.Workflows.Language.Syntax;

/// <summary>
/// One entry of <c>switch</c>: a condition and its body; <paramref name="Body"/> is a <see cref="JumpBody"/> for an entry with <c>next</c>
/// only.
/// </summary>
public sealed record SwitchEntrySyntax(ValueSyntax Condition, StepBody Body) : SyntaxNode;
