using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.Airflow.Rules;

/// <summary>Diagnostics about values that Airflow cannot compute, keep or hide.</summary>
internal static class AirflowDataDiagnostics
{
    /// <summary>Output that a step does not have on Airflow.</summary>
    public static readonly DiagnosticDescriptor NoOutput = new(
        "AEF4224",
        DiagnosticSeverity.Error,
        "Output that a step does not have on Airflow",
        "The step {0} has no output on Airflow: {1}.",
        "Add output to the last task in the section airflow of the executor's entry, or use steps.JOB_ID.status.");

    /// <summary>Secret on Airflow.</summary>
    public static readonly DiagnosticDescriptor Secret = new(
        "AEF4225",
        DiagnosticSeverity.Error,
        "Secret on Airflow",
        "Aef does not compile {0} to Airflow: Airflow would store the value with the arguments of the task and show it to its users.",
        "Let the job read the secret itself, give the operator a connection of Airflow, or compile to Cloud Workflows.");

    /// <summary>Window that Airflow does not know.</summary>
    public static readonly DiagnosticDescriptor Window = new(
        "AEF4226",
        DiagnosticSeverity.Error,
        "Window that Airflow does not know",
        "Airflow cannot compute the window {0}: it does not record up to what time the last successful run processed data.",
        "Use a window that follows from the time of the run, such as previous_day or previous_hour.");
}
