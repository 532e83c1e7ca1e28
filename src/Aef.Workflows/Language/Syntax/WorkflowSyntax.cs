using Aef.Documents.Collections;

namespace Aef.Workflows.Language.Syntax;

/// <summary>A whole workflow: <c>main</c> and its subworkflows, in source order.</summary>
/// <param name="Routines">The routines; a valid workflow has exactly one named <c>main</c>.</param>
/// <param name="IsList">True for the short form, a bare list of steps that is a <c>main</c> without parameters.</param>
public sealed record WorkflowSyntax(EquatableList<RoutineSyntax> Routines, bool IsList = false) : SyntaxNode
{
    /// <summary>The routine named <c>main</c>, or null.</summary>
    public RoutineSyntax? Main => Routines.FirstOrDefault(r => r.Name == "main");
}
