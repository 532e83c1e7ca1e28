using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Semantics.Expressions;

/// <summary>A part of an expression that refers to a symbol, such as <c>inputs.taxi</c> in <c>inputs.taxi == "green"</c>.</summary>
/// <param name="Syntax">The node of the expression; compare it by reference.</param>
/// <param name="Symbol">What the node refers to.</param>
public sealed record ExpressionReference(ExpressionSyntax Syntax, ExpressionSymbol Symbol);
