using Aef.Documents.Collections;
using Aef.Documents.Tree;

namespace Aef.Workflows.Language.Syntax;

/// <summary>A node of an expression.</summary>
public abstract record ExpressionSyntax : SyntaxNode;

/// <summary>A number, string, boolean or null.</summary>
public sealed record LiteralExpression(ScalarNode Value) : ExpressionSyntax;

/// <summary>A variable, or the name of a subworkflow or of a library object such as <c>http.default_retry</c>'s <c>http</c>.</summary>
public sealed record NameExpression(string Name) : ExpressionSyntax;

/// <summary><c>target.member</c>.</summary>
public sealed record MemberExpression(ExpressionSyntax Target, string Member) : ExpressionSyntax;

/// <summary><c>target[index]</c>.</summary>
public sealed record IndexExpression(ExpressionSyntax Target, ExpressionSyntax Index) : ExpressionSyntax;

/// <summary><c>function(arguments)</c>; the function is a dotted name such as <c>text.split</c>.</summary>
public sealed record CallExpression(string Function, EquatableList<ExpressionSyntax> Arguments) : ExpressionSyntax;

/// <summary><c>-x</c> or <c>not x</c>.</summary>
public sealed record UnaryExpression(UnaryOperator Operator, ExpressionSyntax Operand) : ExpressionSyntax;

/// <summary><c>x operator y</c>.</summary>
public sealed record BinaryExpression(BinaryOperator Operator, ExpressionSyntax Left, ExpressionSyntax Right) : ExpressionSyntax;

/// <summary><c>[a, b]</c>.</summary>
public sealed record ListExpression(EquatableList<ExpressionSyntax> Items) : ExpressionSyntax;
