using Aef.Documents.Diagnostics;

namespace Aef.Core.Semantics.Binding;

/// <summary>Diagnostics about connector bindings, and about the choice of a binding.</summary>
public static class ConnectorDiagnostics
{
    /// <summary>Executor without the binding.</summary>
    public static readonly DiagnosticDescriptor NoBinding = Error(
        "AEF2080",
        "Executor without the binding",
        "The executor {0} has no {1} binding{2}.",
        "Remove binding, or add such a binding to the entry of the executor.");

    /// <summary>Unknown call in a connector binding.</summary>
    public static readonly DiagnosticDescriptor UnknownCall = Error(
        "AEF2081",
        "Unknown call in a connector binding",
        "A connector binding cannot call {0}.{1}",
        "Use a function such as http.post, or a connector such as googleapis.bigquery.v2.jobs.insert.");

    /// <summary>Missing argument of a connector call.</summary>
    public static readonly DiagnosticDescriptor MissingArgument = Error(
        "AEF2082",
        "Missing argument of a connector call",
        "The call {0} has no argument {1}, which it requires.");

    /// <summary>Incomplete connector binding.</summary>
    public static readonly DiagnosticDescriptor Incomplete = Error(
        "AEF2083",
        "Incomplete connector binding",
        "The connector binding of {0} cannot run a job: {1}.");

    /// <summary>Timeout in a connector call.</summary>
    public static readonly DiagnosticDescriptor OwnTimeout = Error(
        "AEF2084",
        "Timeout in a connector call",
        "The timeout of {0} has no effect: TIMEOUT_SECONDS of the step determines how long a call may take.",
        "Remove the argument, and set timeout_seconds for the step.");

    /// <summary>Binding that an executor does not have.</summary>
    public static readonly DiagnosticDescriptor OtherBinding = new(
        "AEF2085",
        DiagnosticSeverity.Warning,
        "Binding that an executor does not have",
        "The executor {0} has no {1} binding, so its steps use its {2} binding.",
        "Add such a binding to the entry of the executor, or choose the binding of each executor under defaults.executors.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Error, title, message, remedy);
}
