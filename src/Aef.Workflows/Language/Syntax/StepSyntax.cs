using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Language.Syntax;

/// <summary>A named step.</summary>
public sealed record StepSyntax(StepLabel Label, StepBody Body) : SyntaxNode
{
    /// <summary>The location in the definition, for a compiled step. Not part of equality.</summary>
    public Location Origin { get; init; } = Location.None;

    /// <summary>The printed name.</summary>
    public string Name => Label.Name;

    /// <summary>Equal when label and body are equal; locations are ignored.</summary>
    public bool Equals(StepSyntax? other) => other is not null && Label.Equals(other.Label) && Body.Equals(other.Body);

    /// <inheritdoc/>
    public override int GetHashCode() => Label.GetHashCode();
}
