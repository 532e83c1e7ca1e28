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

    /// <summary>Value that a parameter of an entry cannot have.</summary>
    public static readonly DiagnosticDescriptor InvalidParameter = new(
        "AEF2086",
        DiagnosticSeverity.Error,
        "Value that a parameter of an entry cannot have",
        "{0} must be {1}; got {2}.",
        "Correct the value, or the type, values and format of the parameter.");

    /// <summary>Entry that extends an unknown one.</summary>
    public static readonly DiagnosticDescriptor UnknownBase = new(
        "AEF2087",
        DiagnosticSeverity.Error,
        "Entry that extends an unknown one",
        "The entry cannot extend {0}: no other entry has this name.{1}",
        "Name a built-in executor, or another valid entry of this folder that does not extend this one.");

    /// <summary>Unknown reference in a local binding.</summary>
    public static readonly DiagnosticDescriptor UnknownLocalReference = new(
        "AEF2088",
        DiagnosticSeverity.Error,
        "Unknown reference in a local binding",
        "Unknown reference {0}.{1}",
        "Use parameters.NAME, job.id, job.name, job.step_id, job.attempt, run.NAME, a function of these, or $${ for a literal ${.");

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
        "Use ASCII letters, digits and underscores, begin with a letter, and avoid the keywords of Python.");

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

    /// <summary>Argument that an Airflow task cannot set.</summary>
    public static readonly DiagnosticDescriptor ReservedArgument = new(
        "AEF4232",
        DiagnosticSeverity.Error,
        "Argument that an Airflow task cannot set",
        "The argument {0} cannot be set here: {1}.",
        "Remove it. Set retries, limits and conditions in the definition.");

    /// <summary>Rendered argument that does not exist.</summary>
    public static readonly DiagnosticDescriptor UnknownTemplated = new(
        "AEF4233",
        DiagnosticSeverity.Warning,
        "Rendered argument that does not exist",
        "The list {0} names {1}, but args has no such argument.{2}",
        "Correct the name, or remove it from the list.");

    /// <summary>Argument that no run can fill.</summary>
    public static readonly DiagnosticDescriptor NeverFilled = new(
        "AEF4234",
        DiagnosticSeverity.Error,
        "Argument that no run can fill",
        "The argument {0} refers to {1}, which only a run knows, but Airflow does not render this argument.",
        "If the operator renders the argument, add it to the list templated. Otherwise, remove the reference.");
}
