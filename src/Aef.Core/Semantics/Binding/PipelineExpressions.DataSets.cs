using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Semantics.Binding;

/// <content>The data sets that steps read and write.</content>
internal sealed partial class PipelineExpressions
{
    /// <summary>Binds the data sets under a key of a step. They have the names that the step itself can use.</summary>
    public EquatableList<BoundDataSet> DataSets(StepSite site, StepKey key) => site.Step.Values[key] is SequenceNode list
        ? BindDataSets(list, $"{site.Path}.{key.Name}", NamesAt(site))
        : [];

    private static bool HasDataSets(PipelineStep step) => step.Reads is not null || step.Writes is not null;

    private EquatableList<BoundDataSet> BindDataSets(SequenceNode? list, string path, ExpressionNames names)
    {
        var bag = new DiagnosticBag();
        var binder = new ExpressionBinder(names, bag);
        EquatableList<BoundDataSet> bound =
            [.. (list?.Items ?? []).OfType<ScalarNode>().Select(i => new BoundDataSet(i.Text, binder.BindValue(i), i.Location))];
        Add(bag, path);
        return bound;
    }
}
