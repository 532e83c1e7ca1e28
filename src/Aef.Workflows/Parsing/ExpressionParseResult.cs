using Aef.Workflows.Diagnostics;
using Aef.Workflows.Syntax;

namespace Aef.Workflows.Parsing;

/// <summary>What parsing an expression gave: the tree, or null and the reasons.</summary>
public sealed record ExpressionParseResult(ExpressionSyntax? Expression, IReadOnlyList<Diagnostic> Diagnostics);
