using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.Airflow.Rules;

/// <summary>Diagnostics about pipelines that Airflow cannot run, or runs differently.</summary>
internal static class AirflowDiagnostics
{
    /// <summary>Executor without Airflow operators.</summary>
    public static readonly DiagnosticDescriptor NoOperators = new(
        "AEF4203",
        DiagnosticSeverity.Error,
        "Executor without Airflow operators",
        "Airflow cannot run the executor {0}: {1}.",
        "Choose another executor, or describe in its entry, under airflow, which operators run it.");

    /// <summary>Backward NEXT on Airflow.</summary>
    public static readonly DiagnosticDescriptor BackwardNext = new(
        "AEF4205",
        DiagnosticSeverity.Error,
        "Backward NEXT on Airflow",
        "NEXT leads back to {0}, but a DAG of Airflow has no cycles.",
        "Use retry, or compile to Cloud Workflows.");

    /// <summary>Retry policy that Airflow does not have.</summary>
    public static readonly DiagnosticDescriptor Retry = new(
        "AEF4206",
        DiagnosticSeverity.Error,
        "Retry policy that Airflow does not have",
        "Airflow cannot retry as {0} requires: {1}.",
        "Use a multiplier of 1 or 2, without on.");

    /// <summary>Retry of an executor with several tasks.</summary>
    public static readonly DiagnosticDescriptor RetryOfChain = new(
        "AEF4207",
        DiagnosticSeverity.Error,
        "Retry of an executor with several tasks",
        "The executor {0} is several tasks on Airflow, and a retry would repeat only the one that failed.",
        "Remove retry, or declare retry: true at the tasks in the entry of the executor that may be repeated alone.");

    /// <summary>Concurrency that Airflow does not have.</summary>
    public static readonly DiagnosticDescriptor Concurrency = new(
        "AEF4208",
        DiagnosticSeverity.Error,
        "Concurrency that Airflow does not have",
        "Airflow limits the active runs of a DAG, and further runs wait; it has no {0}.",
        "Use behavior: queue, without key and pool.");

    /// <summary>Different limits of threads.</summary>
    public static readonly DiagnosticDescriptor MaxParallel = new(
        "AEF4209",
        DiagnosticSeverity.Error,
        "Different limits of threads",
        "Airflow limits the tasks of the whole DAG to {0}, but the level {1} needs another limit.",
        "Give every level that has more threads the same max_parallel.");

    /// <summary>Triggers on Airflow.</summary>
    public static readonly DiagnosticDescriptor Triggers = new(
        "AEF4210",
        DiagnosticSeverity.Error,
        "Triggers on Airflow",
        "The composer target does not compile triggers: nothing would start a run {0}.",
        "Remove the trigger, or trigger the DAG yourself.");

    /// <summary>Missed runs on Airflow.</summary>
    public static readonly DiagnosticDescriptor CatchUp = new(
        "AEF4211",
        DiagnosticSeverity.Error,
        "Missed runs on Airflow",
        "The DAG does not start missed runs later, but catch_up is {0}.",
        "Remove catch_up, and start missed runs with a backfill of Airflow.");

    /// <summary>Time limit of a run with steps of finally.</summary>
    public static readonly DiagnosticDescriptor TimeoutWithFinally = new(
        "AEF4212",
        DiagnosticSeverity.Error,
        "Time limit of a run with steps that run last",
        "When a run exceeds timeout_minutes, Airflow skips all its tasks, so the steps of {0} would not run.",
        "Remove timeout_minutes, and give each step a limit.");

    /// <summary>Key without effect on Airflow.</summary>
    public static readonly DiagnosticDescriptor NoEffect = new(
        "AEF4213",
        DiagnosticSeverity.Warning,
        "Key without effect on Airflow",
        "The key {0} has no effect on Airflow: {1}.",
        "Remove it if the pipeline runs only on Airflow.");

    /// <summary>Schedule that Airflow does not have.</summary>
    public static readonly DiagnosticDescriptor Schedule = new(
        "AEF4214",
        DiagnosticSeverity.Error,
        "Schedule that Airflow does not have",
        "Airflow cannot run this schedule: {0}.",
        "Use a cron expression with five fields.");

    /// <summary>Input with a reserved name.</summary>
    public static readonly DiagnosticDescriptor ReservedInput = new(
        "AEF4215",
        DiagnosticSeverity.Error,
        "Input with a reserved name",
        "The input {0} has the name of a parameter that sets the days of a run.",
        "Rename the input.");

    /// <summary>Expression that is not compiled to Airflow.</summary>
    public static readonly DiagnosticDescriptor NoTranslation = new(
        "AEF4216",
        DiagnosticSeverity.Error,
        "Expression that is not compiled to Airflow",
        "The expression uses {0}, which this version of Aef does not compile to Airflow.",
        "Use another function or value; docs/airflow.md lists those that Airflow has. Or compile to Cloud Workflows.");

    /// <summary>Platform parameter without a value.</summary>
    public static readonly DiagnosticDescriptor MissingPlatformValue = new(
        "AEF4217",
        DiagnosticSeverity.Error,
        "Platform parameter without a value for Airflow",
        "An expression reads platform.{0}, but the platform parameters do not set it.",
        "Add it to the platform parameters file, and pass the file (--parameters, -ParameterPath).");

    /// <summary>Property without effect on Airflow.</summary>
    public static readonly DiagnosticDescriptor UnusedProperty = new(
        "AEF4218",
        DiagnosticSeverity.Warning,
        "Property without effect on Airflow",
        "The executor {1} has no parameter {0}, so the property in step_properties has no effect.",
        "Remove the property, or add the parameter to the entry of the executor.");

    /// <summary>Job file that a run reads.</summary>
    public static readonly DiagnosticDescriptor ReadsJobFile = new(
        "AEF4219",
        DiagnosticSeverity.Info,
        "Job file that a run reads",
        "Not known at compile time: the job files of {0}. Tasks of each run read them from {1}.",
        "To embed them, add the files to the folder \"jobs\" next to the definition.");

    /// <summary>One active run.</summary>
    public static readonly DiagnosticDescriptor OneActiveRun = new(
        "AEF4220",
        DiagnosticSeverity.Warning,
        "One active run on Airflow 2",
        "Airflow 2 counts the tasks of all runs of a DAG for max_parallel, so only one run is active at once.",
        "Set concurrency: {limit: 1}, or compile for Airflow 3.");

    /// <summary>Engine of another target.</summary>
    public static readonly DiagnosticDescriptor OtherEngine = new(
        "AEF4221",
        DiagnosticSeverity.Info,
        "Engine of another target than Airflow",
        "The engine is {0}, but the pipeline is compiled to Airflow.");

    /// <summary>Argument that Airflow does not render.</summary>
    public static readonly DiagnosticDescriptor NotRendered = new(
        "AEF4222",
        DiagnosticSeverity.Error,
        "Argument that Airflow does not render",
        "The argument {0} of {1} needs a value that only a run knows, but Airflow does not render this argument.",
        "Embed the job file, set the parameter under with, or name the argument under templated in the entry of the executor.");

    /// <summary>Label that is too long for a tag.</summary>
    public static readonly DiagnosticDescriptor Label = new(
        "AEF4223",
        DiagnosticSeverity.Error,
        "Label that is too long for a tag of Airflow",
        "The label {0} becomes a tag of {1} characters, but Airflow accepts at most 100.",
        "Shorten the label or its value.");

    /// <summary>Pattern that Python does not have.</summary>
    public static readonly DiagnosticDescriptor Pattern = new(
        "AEF4235",
        DiagnosticSeverity.Error,
        "Pattern that Python does not have",
        "The pattern of the input {0} has a class of characters, such as \\pL, which Python does not have.",
        "Name the characters in brackets, such as [A-Za-z], or compile to Cloud Workflows.");

    /// <summary>Argument of an operator that cannot be filled.</summary>
    public static readonly DiagnosticDescriptor Unfilled = new(
        "AEF4236",
        DiagnosticSeverity.Error,
        "Argument of an operator that cannot be filled",
        "An argument of {0} cannot be filled: {1}.",
        "Correct the parameter in the job file or under with, or change the entry of the executor.");

    /// <summary>DAG of an earlier compilation.</summary>
    public static readonly DiagnosticDescriptor LeftOver = new(
        "AEF4237",
        DiagnosticSeverity.Warning,
        "DAG of an earlier compilation",
        "The file {0} is a DAG of a schedule that the pipeline no longer has: {1}.",
        "Remove the file from the bucket of DAGs too; until then, it keeps starting runs.");

    /// <summary>Composer version without a known generation.</summary>
    public static readonly DiagnosticDescriptor ImageVersion = new(
        "AEF4238",
        DiagnosticSeverity.Warning,
        "Composer version without a known generation of Airflow",
        "The platform parameter image_version is {0}, which names neither Airflow 2 nor 3; the DAG is for Airflow 3.",
        "Write it as Composer does, such as composer-3-airflow-2.10.5, or name the generation (--airflow, -Airflow).");

    /// <summary>Operator without an argument that it needs.</summary>
    public static readonly DiagnosticDescriptor NeededArgument = new(
        "AEF4239",
        DiagnosticSeverity.Error,
        "Operator without an argument that it needs",
        "The operator of {0} needs the argument {1}, but nothing sets the parameter {2}, so Airflow could not import the DAG.",
        "Set the parameter under with or in the job file, or pass the platform parameters, which name the project (--parameters, " +
        "-ParameterPath).");
}
