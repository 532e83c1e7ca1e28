using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.CloudWorkflows.Splitting;

/// <summary>Diagnostics about splitting a pipeline into several workflows.</summary>
internal static class SplitDiagnostics
{
    public static readonly DiagnosticDescriptor Split = new(
        "AEF4104",
        DiagnosticSeverity.Info,
        "Pipeline split into parts",
        "The pipeline becomes {0} workflows, {1}, because {2}.",
        "Deploy the parts before the workflow that runs them, and start that workflow.");

    public static readonly DiagnosticDescriptor ManySteps = new(
        "AEF4105",
        DiagnosticSeverity.Warning,
        "Workflow could execute too many steps",
        "A run that polls every job until its time limit executes {0} steps, but Cloud Workflows ends an execution after {1}.",
        "Compile to a folder (-o DIR) to split the pipeline into parts, or poll jobs less often (wait_time_seconds).");

    public static readonly DiagnosticDescriptor LargeLevel = new(
        "AEF4106",
        DiagnosticSeverity.Error,
        "Level too large for Cloud Workflows",
        "Level \"{0}\" alone compiles to a workflow of {1} bytes as {2}, but Cloud Workflows accepts at most 131,072.",
        "Divide the level, or move what its steps share to defaults and platform parameters.");

    public static readonly DiagnosticDescriptor ManyStepsInLevel = new(
        "AEF4107",
        DiagnosticSeverity.Warning,
        "Level could execute too many steps",
        "A run of level \"{0}\" that polls every job until its time limit executes {1} steps, but Cloud Workflows ends an execution " +
        "after {2}. A pipeline cannot be split within a level.",
        "Divide the level, or poll its jobs less often (wait_time_seconds).");

    public static readonly DiagnosticDescriptor ReadAcrossParts = new(
        "AEF4108",
        DiagnosticSeverity.Error,
        "Step read from another part",
        "The pipeline must be split, and the step {0} is in another part ({1}) than the expression that reads it ({2}).",
        "Move the step and the expression into one level. Or reduce polls (wait_time_seconds), items, or the levels between them, " +
        "so that one part contains both. Inputs and variables can be read in every part.");
}
