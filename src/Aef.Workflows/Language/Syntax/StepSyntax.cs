using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Language.Syntax;

/// <summary>A named step.</summary>
public sealed record StepSyntax(StepLabel Label, StepBody Body) : SyntaxNode
{
    /// <summary>What the step was made for, when a compiler made it: the location in the definition. Not part of equality.</summary>
    public Location Origin { get; init; } = Location.None;

    /// <summary>The printed name.</summary>
    public string Name => Label.Name;

    /// <summary>Equal when label and body are; locations do not count.</summary>
    public bool Equals(StepSyntax? other) => other is not null && Label.Equals(other.Label) && Body.Equals(other.Body);

    /// <inheritdoc/>
    public override int GetHashCode() => Label.GetHashCode();
}
