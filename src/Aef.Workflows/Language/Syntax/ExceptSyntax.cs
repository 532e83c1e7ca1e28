namespace Aef.Workflows.Language.Syntax;

/// <summary>
/// <c>except</c>: the name of the error variable (may be missing) and the handler; <paramref name="Body"/> is a <see cref="StepsBody"/> or
/// a single unnamed body.
/// </summary>
public sealed record ExceptSyntax(string? As, StepBody Body) : SyntaxNode;
