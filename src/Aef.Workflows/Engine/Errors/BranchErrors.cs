using System.Globalization;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Errors;

/// <summary>Creates the one error that a parallel step raises for all its failed branches and iterations.</summary>
internal static class BranchErrors
{
    public static WorkflowValue Collect(IEnumerable<(long Index, Fault Fault)> failures, bool truncated)
    {
        var branches = failures.Select(f => Describe(f.Index, f.Fault)).ToArray();
        return WorkflowValue.FromMap(
            ("message", "UnhandledBranchError: One or more branches or iterations encountered an unhandled runtime error"),
            ("tags", WorkflowValue.FromList("UnhandledBranchError", "RuntimeError")),
            ("branches", WorkflowValue.FromList(branches)),
            ("truncated", truncated));
    }

    private static WorkflowValue Describe(long index, Fault fault)
    {
        var report = ErrorReport.Of(fault);
        return WorkflowValue.FromMap(
            ("id", index.ToString(CultureInfo.InvariantCulture)),
            ("error", WorkflowValue.FromMap(("context", report.Context), ("payload", report.Payload))));
    }
}
