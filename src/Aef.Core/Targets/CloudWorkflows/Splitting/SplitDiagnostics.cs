using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.CloudWorkflows.Splitting;

/// <summary>The findings of splitting pipelines into several workflows.</summary>
internal static class SplitDiagnostics
{
    public static readonly DiagnosticDescriptor Split = new(
        "AEF4104",
        DiagnosticSeverity.Info,
        "Split into parts",
        "The pipeline becomes {0} workflows, {1} to {2}, and '{3}', which runs them one after another, because {4}",
        "Deploy the parts before the workflow that runs them, and start that one.");

    public static readonly DiagnosticDescriptor ManySteps = new(
        "AEF4105",
        DiagnosticSeverity.Warning,
        "One workflow could execute too many steps",
        "A run in which every job is looked at until its time is up executes {0} steps, and Cloud Workflows ends an execution after {1}",
        "Compile into a folder (-o DIR) to have the pipeline split into parts, or let jobs be looked at less often (wait_time_seconds).");

    public static readonly DiagnosticDescriptor LargeLevel = new(
        "AEF4106",
        DiagnosticSeverity.Error,
        "A level alone is larger than Cloud Workflows takes",
        "Level '{0}' alone makes a workflow of {1} bytes as {2}, and Cloud Workflows takes at most 131,072",
        "Divide the level into several, or move what its steps share into defaults and platform parameters.");

    public static readonly DiagnosticDescriptor ManyStepsInLevel = new(
        "AEF4107",
        DiagnosticSeverity.Warning,
        "A level alone could execute too many steps",
        "A run of level '{0}' in which every job is looked at until its time is up executes {1} steps, and Cloud Workflows ends an execution after {2}; parts are no smaller than a level",
        "Divide the level into several, or let its jobs be looked at less often (wait_time_seconds).");
}
