using Aef.Documents.Diagnostics;

namespace Aef.Runs.Executors;

/// <summary>Diagnostics about what cannot run on this computer: AEF70xx.</summary>
internal static class LocalRunDiagnostics
{
    public static readonly DiagnosticDescriptor NotLocal = new(
        "AEF7000",
        DiagnosticSeverity.Error,
        "No local execution",
        "Step {0} cannot run on this computer: {1}.",
        "Add a substitute to \"executors\" of the environment in aef.json, use another executor, or simulate the run with aef simulate "
        + "(Invoke-AefPipeline -Simulate).");

    public static readonly DiagnosticDescriptor NoKind = new(
        "AEF7001",
        DiagnosticSeverity.Error,
        "Local kind that is not available",
        "Step {0} cannot run on this computer: its executor {1} needs the local kind {2}, which is not available here.",
        "Use an installation that has the kind, or add a substitute for the executor to the environment.");

    public static readonly DiagnosticDescriptor MissingParameter = new(
        "AEF7002",
        DiagnosticSeverity.Error,
        "Missing parameter of a local run",
        "Step {0} cannot run on this computer: nothing sets {1} of the executor {2}.",
        "Set the parameters with \"with\", or in a job file of the project: a run on this computer reads no bucket.");

    public static readonly DiagnosticDescriptor NoSecret = new(
        "AEF7003",
        DiagnosticSeverity.Error,
        "Secret without a value",
        "The run reads the secret {0}, which has no value on this computer.",
        "Pass its source with --secret NAME=env:VARIABLE or --secret NAME=file:PATH, add it to \"secrets\" of the "
        + "environment in aef.json (an environment variable must be set, a file must exist), or simulate the run with aef simulate "
        + "(Invoke-AefPipeline -Simulate).");

    public static readonly DiagnosticDescriptor EmptyCommand = new(
        "AEF7004",
        DiagnosticSeverity.Error,
        "Empty command",
        "Step {0} cannot run on this computer: the local binding of the executor {1} has no command.",
        "Add \"command\" with the program and its arguments to the section \"local\" of the entry.");

    public static readonly DiagnosticDescriptor NoAddress = new(
        "AEF7006",
        DiagnosticSeverity.Error,
        "No address for a request",
        "Step {0} cannot run on this computer: the local binding of the executor {1} has no address.",
        "Add \"url\" to the section \"local\" of the entry, or to the substitute in the environment.");

    public static readonly DiagnosticDescriptor NoProgram = new(
        "AEF7005",
        DiagnosticSeverity.Warning,
        "Program that does not exist",
        "Step {0} starts the program {1}, which is not found now.",
        "Install the program, or correct PATH. The warning does not matter if an earlier step installs it.");
}
