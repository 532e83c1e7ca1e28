using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Semantics.Expressions;

/// <summary>Binds the key of <c>concurrency</c>. Whoever starts a run computes it, so it can use only what is known then.</summary>
internal static class ConcurrencyKeyBinder
{
    public static BoundValue Bind(string text, Location location, ExpressionNames names, DiagnosticBag diagnostics)
    {
        var before = diagnostics.Items.Count;
        var value = new ExpressionBinder(names, diagnostics).BindValue(ScalarNode.String(text, location));
        foreach (var reference in value.References.Where(r => !IsKnownToStarter(r.Symbol)))
        {
            diagnostics.Add(AdmissionDiagnostics.NotInKey.At(reference.Syntax.Location, NameOf(reference.Symbol)));
        }

        if (diagnostics.Items.Count == before && value.Type is ExpressionType.List or ExpressionType.Map or ExpressionType.Null)
        {
            diagnostics.Add(AdmissionDiagnostics.NotAKey.At(location, ExpressionTypes.Describe(value.Type)));
        }

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
        _ => "item",
    };
}
