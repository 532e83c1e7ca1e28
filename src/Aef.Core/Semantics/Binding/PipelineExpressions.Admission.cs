using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Semantics.Binding;

/// <content>The key of <c>concurrency</c>.</content>
internal sealed partial class PipelineExpressions
{
    private const string KeyPath = "concurrency.key";

    /// <summary>
    /// Binds the key of <c>concurrency</c>. Whoever starts a run computes it, so it can use only what is known then. Null when there is no
    /// key.
    /// </summary>
    public BoundValue? ConcurrencyKey(ConcurrencyPolicy? concurrency)
    {
        if (concurrency?.Key is not { } text)
        {
            return null;
        }

        var bag = new DiagnosticBag();
        var location = concurrency.LocationOf(DefinitionKeys.Key);
        var value = new ExpressionBinder(_all.Value, bag).BindValue(ScalarNode.String(text, location));
        foreach (var reference in value.References.Where(r => !IsKnownToStarter(r.Symbol)))
        {
            bag.Add(AdmissionDiagnostics.NotInKey.At(reference.Syntax.Location, NameOf(reference.Symbol)));
        }

        if (bag.Items.Count == 0 && value.Type is ExpressionType.List or ExpressionType.Map or ExpressionType.Null)
        {
            bag.Add(AdmissionDiagnostics.NotAKey.At(location, ExpressionTypes.Describe(value.Type)));
        }

        Add(bag, KeyPath);
        return value;
    }

    private static bool IsKnownToStarter(ExpressionSymbol symbol) =>
        symbol is InputSymbol or AllInputsSymbol or PlatformSymbol or RunSymbol { Member: "schedule" or "environment" };

    private static string NameOf(ExpressionSymbol symbol) => symbol switch
    {
        VariableSymbol variable => $"variables.{variable.Name}",
        StepStatusSymbol status => $"steps.{status.JobId}.status",
        StepOutputSymbol output => $"steps.{output.JobId}.output",
        RunSymbol run => $"run.{run.Member}",
        IndexSymbol => "index",
        _ => "item",
    };
}
