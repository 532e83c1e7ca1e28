using Aef.Documents.Diagnostics;

namespace Aef.Runs.Simulation;

/// <summary>Diagnostics about simulation scripts.</summary>
internal static class SimulationDiagnostics
{
    public static readonly DiagnosticDescriptor WrongType = new(
        "AEF6001",
        DiagnosticSeverity.Error,
        "Wrong type in a simulation script",
        "{0} must be {2}; got {1}.{3}");

    public static readonly DiagnosticDescriptor UnknownKey = new(
        "AEF6002",
        DiagnosticSeverity.Error,
        "Unknown key in a simulation script",
        "Unknown key \"{0}\". Valid keys: {1}.{2}");

    public static readonly DiagnosticDescriptor UnknownJob = new(
        "AEF6003",
        DiagnosticSeverity.Error,
        "Unknown job in a simulation script",
        "The pipeline has no job \"{0}\".{1}");

    public static readonly DiagnosticDescriptor NoAdmission = new(
        "AEF6210",
        DiagnosticSeverity.Warning,
        "Other executions without effect",
        "{0} has no effect: {1}.");

    public static readonly DiagnosticDescriptor Mocked = new(
        "AEF6226",
        DiagnosticSeverity.Warning,
        "Job that only mocks answer",
        "\"{0}\" of the simulation script has no effect: the mock file answers all calls of the job.",
        "Describe the behavior in the mock file, or remove the mocks of the job.");

    public static readonly DiagnosticDescriptor Unanswered = new(
        "AEF6227",
        DiagnosticSeverity.Warning,
        "Call that nothing answers",
        "Nothing answered {0}: no mock matches it, and the API is not simulated.",
        "Add a mock for it.");

    public static readonly DiagnosticDescriptor NoSuchItem = new(
        "AEF6220",
        DiagnosticSeverity.Warning,
        "Item that the run does not have",
        "{0} has no effect in this run.{1}",
        "Correct the index, or the input that contains the list.");
}
