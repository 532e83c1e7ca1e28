using Aef.Documents.Diagnostics;

namespace Aef.Runs.Executors;

/// <summary>Diagnostics about workflows that steps run.</summary>
internal static class ChildDiagnostics
{
    public static readonly DiagnosticDescriptor NoDefinition = new(
        "AEF7452",
        DiagnosticSeverity.Error,
        "Workflow without a definition here",
        "Step {0} cannot run on this computer: the definition of the workflow {1} was not found in \"{2}\".",
        "Save its definition or its source there, under the name of the workflow with .yaml or .json, or add a substitute to "
        + "\"executors\" of the environment in aef.json.");

    public static readonly DiagnosticDescriptor RunsItself = new(
        "AEF7453",
        DiagnosticSeverity.Error,
        "Workflow that runs itself",
        "Step {0} runs the workflow {1}, which runs this step.",
        "Remove the step, or run another workflow: on this computer, such a run would never end.");
}
