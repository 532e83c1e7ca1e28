using Aef.Documents.Collections;

namespace Aef.Workflows.Language.Syntax;

/// <summary>
/// The loop of <c>for</c> or <c>parallel: for</c>. Exactly one of <paramref name="In"/> and <paramref name="Range"/> is set.
/// </summary>
public sealed record LoopSyntax(
    string Value,
    string? Index,
    ValueSyntax? In,
    ValueSyntax? Range,
    EquatableList<StepSyntax> Steps) : SyntaxNode;
