using Aef.Documents.Collections;

namespace Aef.Workflows.Language.Syntax;

/// <summary><c>main</c> or a subworkflow.</summary>
public sealed record RoutineSyntax(string Name, EquatableList<ParameterSyntax> Parameters, EquatableList<StepSyntax> Steps) : SyntaxNode;
