using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.CloudWorkflows.Rules;

/// <summary>Diagnostics about pipelines that Cloud Workflows cannot run, or runs differently.</summary>
internal static class WorkflowRuleDiagnostics
{
    /// <summary>Function not in the catalog.</summary>
    public static readonly DiagnosticDescriptor UnknownFunction = new(
        "AEF4002",
        DiagnosticSeverity.Warning,
        "Function not in the catalog",
        "The executor catalog has no entry {0}; the step calls it as your own function.{1}");

    /// <summary>Engine of another target.</summary>
    public static readonly DiagnosticDescriptor OtherEngine = new(
        "AEF4004",
        DiagnosticSeverity.Info,
        "Engine of another target",
        "The engine is {0}, but the pipeline is used as a workflow of Cloud Workflows, whose rules apply.",
        "aef validate and Test-AefPipeline check it for Airflow; aef compile and ConvertTo-AefDag write its DAG.");

    /// <summary>READ_INPUT_FROM without effect.</summary>
    public static readonly DiagnosticDescriptor ReadInputFrom = new(
        "AEF4006",
        DiagnosticSeverity.Warning,
        "READ_INPUT_FROM without effect",
        "READ_INPUT_FROM is {0}, but the requests of a workflow to the functions do not contain it, and the functions use ENV.",
        "Remove READ_INPUT_FROM.");

    /// <summary>Call timeout too long.</summary>
    public static readonly DiagnosticDescriptor CallTooLong = new(
        "AEF3007",
        DiagnosticSeverity.Error,
        "Call timeout too long",
        "TIMEOUT_SECONDS is {0} s, but a call can take at most 1800 s.",
        "If the job takes longer, make the step async.");

    /// <summary>Secret that the target cannot read.</summary>
    public static readonly DiagnosticDescriptor UnreadableSecret = new(
        "AEF2062",
        DiagnosticSeverity.Error,
        "Secret that the target cannot read",
        "The default of the secret input {0} is not in Secret Manager, and a workflow reads secrets only from there.",
        "Use secret:NAME, or secret:NAME/versions/VERSION.");

    /// <summary>Parameters that the executor does not read.</summary>
    public static readonly DiagnosticDescriptor WithNotRead = new(
        "AEF4112",
        DiagnosticSeverity.Error,
        "Parameters that the executor does not read",
        "The parameters have no effect: {0}.",
        "Move the parameters to the job file or to step_properties. If the function reads step_properties, declare " +
        "reads_step_properties: true in the entry of the executor. If the entry has a connector, choose it (binding: connector).");

    /// <summary>Executor that does not accept secrets.</summary>
    public static readonly DiagnosticDescriptor SecretNotAccepted = new(
        "AEF4123",
        DiagnosticSeverity.Error,
        "Executor that does not accept secrets",
        "The executor {0} does not accept secrets, but its parameters read {1}.",
        "Use an executor whose function writes its parameters neither to a log nor to an answer, and declare accepts_secrets: true in " +
        "its entry.");

    /// <summary>Unsuitable executor.</summary>
    public static readonly DiagnosticDescriptor UnsuitableExecutor = new(
        "AEF3015",
        DiagnosticSeverity.Error,
        "Unsuitable executor",
        "The executor {0} cannot run on this target: {1}.",
        "Choose another executor, or describe in its entry how to run it.");
}
