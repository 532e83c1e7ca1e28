using Aef.Documents.Collections;

namespace Aef.Workflows.Language.Syntax;

/// <summary>A named branch of <c>parallel</c>.</summary>
public sealed record BranchSyntax(string Name, EquatableList<StepSyntax> Steps) : SyntaxNode;
