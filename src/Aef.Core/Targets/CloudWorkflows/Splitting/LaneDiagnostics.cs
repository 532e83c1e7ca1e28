using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.CloudWorkflows.Splitting;

/// <summary>Diagnostics about levels with more items than one execution can run.</summary>
internal static class LaneDiagnostics
{
    public static readonly DiagnosticDescriptor ManySteps = new(
        "AEF4125",
        DiagnosticSeverity.Warning,
        "Items could execute too many steps",
        "A run of level \"{0}\" that polls every job until its time limit executes {1} steps for {2} threads and items, but " +
            "Cloud Workflows " +
        "ends an execution after {3}.",
        "Compile to a folder (-o DIR), so that the items run in lanes. A smaller max_items or fewer polls (wait_time_seconds) help too.");

    public static readonly DiagnosticDescriptor Laned = new(
        "AEF4126",
        DiagnosticSeverity.Info,
        "Items run in lanes",
        "The threads and items of level \"{0}\" run in up to {1} executions of the workflow \"{2}\", because one execution " +
            "would execute {3} " +
        "steps, but can have at most {4}.",
        "Deploy that workflow before the one that starts it.");

    public static readonly DiagnosticDescriptor ManyStepsInLane = new(
        "AEF4127",
        DiagnosticSeverity.Warning,
        "Lane could execute too many steps",
        "A lane of level \"{0}\" that polls every job until its time limit executes {1} steps, but Cloud Workflows ends an " +
            "execution after " +
        "{2}. A level has at most 20 lanes.",
        "Reduce max_items, divide the list between levels, or poll jobs less often (wait_time_seconds).");
}
