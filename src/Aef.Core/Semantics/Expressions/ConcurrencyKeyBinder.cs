using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Printing;

namespace Aef.Core.Semantics.Expressions;

/// <summary>Binds the key of <c>concurrency</c>. The caller that starts a run computes it, so it can use only what is known then.</summary>
internal static class ConcurrencyKeyBinder
{
    public static BoundValue Bind(string text, Location location, ExpressionNames names, DiagnosticBag diagnostics)
    {
        var before = diagnostics.Items.Count;
        var value = new ExpressionBinder(names, diagnostics).BindValue(ScalarNode.String(text, location));
        foreach (var reference in value.References.Where(r => !IsKnownToStarter(r.Symbol) && !IsReported(r)))
        {
            diagnostics.Add(AdmissionDiagnostics.NotInKey.At(reference.Syntax.Location, ExpressionPrinter.Print(reference.Syntax)));
        }

        if (diagnostics.Items.Count == before && value.Type is ExpressionType.List or ExpressionType.Map or ExpressionType.Null)
        {
            diagnostics.Add(AdmissionDiagnostics.NotAKey.At(location, ExpressionTypes.Describe(value.Type)));
        }

        return value;

        bool IsReported(ExpressionReference reference) =>
            diagnostics.Items.Skip(before).Any(d => d.Location.Equals(reference.Syntax.Location));
    }

    private static bool IsKnownToStarter(ExpressionSymbol symbol) =>
        symbol is InputSymbol or AllInputsSymbol or PlatformSymbol or RunSymbol { Member: "schedule" or "environment" };
}
