namespace Aef.Workflows.Language.Syntax;

/// <summary>
/// One entry of <c>assign</c>. The target is a <see cref="NameExpression"/> followed by any chain of members and indexes.
/// </summary>
public sealed record AssignmentSyntax(ExpressionSyntax Target, ValueSyntax Value) : SyntaxNode;
