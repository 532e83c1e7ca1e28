using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;
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

    /// <summary>The data sets of a step as one value, if one of them has an expression; otherwise null.</summary>
    internal static BoundMap? Evaluated(BoundStep step) =>
        (step.Reads.Count == 0 && step.Writes.Count == 0) || step.Reads.Concat(step.Writes).All(d => d.Value is BoundLiteral)
            ? null
            : new BoundMap(
                [
                    new BoundMapEntry(DefinitionKeys.Reads, List(step.Reads)),
                    new BoundMapEntry(DefinitionKeys.Writes, List(step.Writes)),
                ],
                step.Reads.Concat(step.Writes).First().Location);

    private static BoundList List(EquatableList<BoundDataSet> dataSets) =>
        new(dataSets.Select(d => d.Value).ToEquatableList(), Location.None);

    /// <summary>The name if it is known, otherwise the text. Equal texts in one pipeline are taken for the same data set.</summary>
    public string Display => Name ?? Text;
}
