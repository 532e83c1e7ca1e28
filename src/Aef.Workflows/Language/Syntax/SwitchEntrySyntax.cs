namespace Aef.Workflows.Language.Syntax;

/// <summary>
/// One entry of <c>switch</c>: a condition and what to do; <paramref name="Body"/> is a <see cref="JumpBody"/> when only <c>next</c> is
/// there.
/// </summary>
public sealed record SwitchEntrySyntax(ValueSyntax Condition, StepBody Body) : SyntaxNode;
