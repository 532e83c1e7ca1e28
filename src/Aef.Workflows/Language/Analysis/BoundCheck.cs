using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Analysis;

/// <summary>Finds numbers in a source above the maximum of the service, which then uses another value.</summary>
internal static class BoundCheck
{
    private const long LongestExecution = 31_536_000;
    private const long LongestRequest = 1_800;
    private const long MostAtOnce = 20;

    public static void Check(StepBody body, DiagnosticBag diagnostics)
    {
        switch (body)
        {
            case ParallelBody { ConcurrencyLimit: { } limit }:
                Check(limit, MostAtOnce, "concurrency_limit", "branches and iterations at the same time in an execution", diagnostics);
                break;
            case CallBody { Callee: "sys.sleep", Args: { } args }:
                Check(
                    Argument(args, "seconds", 0),
                    LongestExecution,
                    "seconds",
                    "seconds, the longest that an execution can take",
                    diagnostics);
                break;
            case CallBody { Callee: "events.await_callback", Args: { } args }:
                Check(
                    Argument(args, "timeout", 1),
                    LongestExecution,
                    "timeout",
                    "seconds, the longest that an execution can take",
                    diagnostics);
                break;
            case CallBody call when call.Callee.StartsWith("http.", StringComparison.Ordinal):
                Check(Argument(call.Args, "timeout", -1), LongestRequest, "timeout", "seconds for a request", diagnostics);
                break;
        }
    }

    private static ValueSyntax? Argument(ValueSyntax? args, string name, int position) => args switch
    {
        MapValue map => map[name],
        ListValue list when position >= 0 && position < list.Items.Count => list.Items[position],
        _ => null,
    };

    private static void Check(ValueSyntax? value, long most, string name, string what, DiagnosticBag diagnostics)
    {
        if (value is LiteralValue { Scalar: { ScalarKind: ScalarKind.Integer or ScalarKind.Double } scalar } && scalar.DoubleValue > most)
        {
            diagnostics.Add(HintDiagnostics.BeyondLimit.At(value.Location, name, scalar.Text, most, what));
        }
    }
}
