using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>Diagnostics about steps that wait for callbacks.</summary>
internal static class CallbackDiagnostics
{
    /// <summary><c>wait_for</c> in a sync step.</summary>
    public static readonly DiagnosticDescriptor SyncStep = new(
        "AEF3042",
        DiagnosticSeverity.Error,
        "Sync step with wait_for",
        "A sync step cannot have wait_for: the answer to its only call is the end of the job.",
        "Remove the key, or make the step async.");

    /// <summary>Executor without callbacks.</summary>
    public static readonly DiagnosticDescriptor NoCallbacks = new(
        "AEF3043",
        DiagnosticSeverity.Warning,
        "Executor without callbacks",
        "The job is polled although the step has wait_for: callback, because {0}.",
        "If the jobs of the executor report their end to callback_url, declare callbacks: true in its entry, and use a binding "
        + "that passes it on. Otherwise remove the key.");

    /// <summary><c>wait_for: callback</c> of the defaults in a sync step.</summary>
    public static readonly DiagnosticDescriptor SyncStepWithDefault = new(
        "AEF3054",
        DiagnosticSeverity.Info,
        "Sync step that inherits wait_for",
        "In sync steps such as {0}, wait_for: callback of the defaults has no effect: the answer to their only call is the end of the job.",
        "Set it only in the steps that wait, or in defaults.executors for their executor.");
}
