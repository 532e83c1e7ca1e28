using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Semantics.Binding;

/// <summary>A data set that a step reads or writes.</summary>
/// <param name="Text">The data set as it is written.</param>
/// <param name="Value">Its value.</param>
/// <param name="Location">Its location in the definition.</param>
public sealed record BoundDataSet(string Text, BoundValue Value, Location Location)
{
    /// <summary>The name of the data set; null if it depends on an expression.</summary>
    public string? Name => Value is BoundLiteral { Node: ScalarNode { ScalarKind: ScalarKind.String } literal } ? literal.Text : null;

    /// <summary>The name if it is known, otherwise the text. Equal texts in one pipeline are taken for the same data set.</summary>
    public string Display => Name ?? Text;
}
