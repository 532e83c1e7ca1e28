using Aef.Documents.Diagnostics;

namespace Aef.Runs.Local;

/// <summary>The findings in what a user says of the world around a run.</summary>
internal static class EnvironmentDiagnostics
{
    public static readonly DiagnosticDescriptor NoAssignment = new(
        "AEF6110", DiagnosticSeverity.Error, "Not a name with a value", "{0} '{1}' is not {2}");

    public static readonly DiagnosticDescriptor NoSecret = new(
        "AEF6111", DiagnosticSeverity.Error, "Secret that cannot be read", "The secret '{0}' cannot be read: {1}");

    public static readonly DiagnosticDescriptor NoHost = new(
        "AEF6112", DiagnosticSeverity.Error, "Not a host", "--allow-host {0}");

    public static readonly DiagnosticDescriptor NoVariable = new(
        "AEF6113", DiagnosticSeverity.Error, "Environment variable that the service refuses", "--env '{0}': {1}");

    public static readonly DiagnosticDescriptor NoWorkflow = new(
        "AEF6114", DiagnosticSeverity.Error, "Not a workflow that can be started", "{0} is {1}, and not Cloud Workflows source", "Give the source of the workflow that is started.");

    public static readonly DiagnosticDescriptor NoFolder = new(
        "AEF6115", DiagnosticSeverity.Error, "Folder of workflows that cannot be read", "The folder '{0}' cannot be read: {1}");
}
