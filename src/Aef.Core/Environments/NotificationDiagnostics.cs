using Aef.Documents.Diagnostics;

namespace Aef.Core.Environments;

/// <summary>Diagnostics about notifications, alerts, and what runs report to other systems.</summary>
internal static class NotificationDiagnostics
{
    /// <summary>Notification without a receiver.</summary>
    public static readonly DiagnosticDescriptor NoReceiver = Error(
        "AEF7400",
        "Notification without a receiver",
        "Step {0} cannot run on this computer: it names no receiver.",
        "Set \"to\" to receivers of the environment, or \"url\" to the address of a webhook.");

    /// <summary>Unknown receiver.</summary>
    public static readonly DiagnosticDescriptor UnknownReceiver = Error(
        "AEF7401",
        "Unknown receiver",
        "The environment {0} has no receiver {1}.{2} {3}",
        "Add it to \"notifications\" of the environment in aef.json.");

    /// <summary>Invalid pattern of pipelines.</summary>
    public static readonly DiagnosticDescriptor InvalidPattern = Error(
        "AEF7402",
        "Invalid pattern of pipelines",
        "The pattern {0} matches no pipeline: {1}.",
        "Write the name of a pipeline, in which * matches any characters and ? one character.");

    /// <summary>Receiver without an address.</summary>
    public static readonly DiagnosticDescriptor NoAddress = Error(
        "AEF7403",
        "Receiver without an address",
        "The address of the receiver {0} cannot be read from {1}: {2}.",
        "Set the environment variable, or correct the reference in aef.json.");

    /// <summary>Alert that was not sent.</summary>
    public static readonly DiagnosticDescriptor AlertNotSent = Warning(
        "AEF7404",
        "Alert that was not sent",
        "The alert {0} was not sent to {1}: {2}.",
        "Check the receiver in aef.json; the alert of this run is not sent again.");

    /// <summary>Report that was not sent.</summary>
    public static readonly DiagnosticDescriptor ReportNotSent = Warning(
        "AEF7405",
        "Report that was not sent",
        "{0} of the run could not be passed to {1}: {2}.",
        "Check the address and whether the server runs; the run itself is not affected.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string remedy) =>
        new(code, DiagnosticSeverity.Error, title, message, remedy);

    private static DiagnosticDescriptor Warning(string code, string title, string message, string remedy) =>
        new(code, DiagnosticSeverity.Warning, title, message, remedy);
}
