namespace Aef.Workflows.Language.Syntax;

/// <summary>
/// <c>except</c>: the error's name (may be missing) and what to do; <paramref name="Body"/> is a <see cref="StepsBody"/> or a single
/// unnamed body.
/// </summary>
public sealed record ExceptSyntax(string? As, StepBody Body) : SyntaxNode;
