using Aef.Documents.Diagnostics;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Parsing;

/// <summary>The result of parsing an expression: the tree, or null and the reasons.</summary>
public sealed record ExpressionParseResult(ExpressionSyntax? Expression, IReadOnlyList<Diagnostic> Diagnostics);
