using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>Diagnostics about the executor entries of a user.</summary>
internal static class CatalogDiagnostics
{
    /// <summary>Duplicate executor entry.</summary>
    public static readonly DiagnosticDescriptor DuplicateExecutor = new(
        "AEF1071",
        DiagnosticSeverity.Error,
        "Duplicate executor entry",
        "Duplicate executor {0}: another file in this folder already describes it.",
        "Keep one of the two files, or rename one of the executors.");

    /// <summary>No folder of executor entries.</summary>
    public static readonly DiagnosticDescriptor NoFolder = new(
        "AEF1072",
        DiagnosticSeverity.Error,
        "No folder of executor entries",
        "Cannot read the folder {0}.",
        "Name the folder with the entries under \"executors\" in aef.json. The command also has --executors.");

    /// <summary>No Airflow task.</summary>
    public static readonly DiagnosticDescriptor NoAirflowTask = new(
        "AEF4200",
        DiagnosticSeverity.Error,
        "No Airflow task",
        "The section airflow has no task, so Airflow cannot run the executor.",
        "Add a task with its operator, or remove the section.");

    /// <summary>Invalid name in an Airflow task.</summary>
    public static readonly DiagnosticDescriptor InvalidPythonName = new(
        "AEF4201",
        DiagnosticSeverity.Error,
        "Invalid name in an Airflow task",
        "The name {0} is not {1} of Python.",
        "Use ASCII letters, digits and underscores, and begin with a letter.");

    /// <summary>Unknown reference in an Airflow task.</summary>
    public static readonly DiagnosticDescriptor UnknownReference = new(
        "AEF4202",
        DiagnosticSeverity.Error,
        "Unknown reference in an Airflow task",
        "Unknown reference {0}.{1}",
        "Use parameters.NAME, tasks.NAME of an earlier task, attempt.id, run.id, run.start_date, run.end_date, run.workflow_name, " +
        "step.job_id, step.job_name, step.label, step.limit_seconds or step.wait_seconds.");

    /// <summary>Output of a task that is not the last one.</summary>
    public static readonly DiagnosticDescriptor EarlyOutput = new(
        "AEF4227",
        DiagnosticSeverity.Warning,
        "Output of a task that is not the last one",
        "The output of the task {0} has no effect: the output of a step is that of its last task.",
        "Move output to the last task of the section airflow.");
}
