using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.CloudWorkflows.Rules;

/// <summary>Diagnostics about what Cloud Workflows cannot do for <c>concurrency</c>.</summary>
internal static class AdmissionTargetDiagnostics
{
    /// <summary>Pools exist only on a local server.</summary>
    public static readonly DiagnosticDescriptor NoPool = new(
        "AEF4116",
        DiagnosticSeverity.Error,
        "Pools exist only on a local server",
        "concurrency.pool is {0}, but executions of different workflows cannot wait for each other.",
        "Remove pool. To limit the runs of this pipeline, use limit and key.");

    /// <summary>Cancellation would skip the rest of the run.</summary>
    public static readonly DiagnosticDescriptor CannotCancel = new(
        "AEF4117",
        DiagnosticSeverity.Error,
        "Cancellation would leave work undone",
        "cancel_oldest is not possible here: {0}.",
        "Use queue or fail.");

    /// <summary>Jobs of cancelled runs continue.</summary>
    public static readonly DiagnosticDescriptor JobsContinue = new(
        "AEF4118",
        DiagnosticSeverity.Warning,
        "Jobs of cancelled runs continue",
        "cancel_oldest ends the execution of a run, but the jobs that it has started continue.",
        "If two runs of a job must not overlap, use queue.");
}
