using Aef.Documents.Diagnostics;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Parsing;

/// <summary>What parsing an expression gave: the tree, or null and the reasons.</summary>
public sealed record ExpressionParseResult(ExpressionSyntax? Expression, IReadOnlyList<Diagnostic> Diagnostics);
