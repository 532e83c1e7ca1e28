using Aef.Documents.Diagnostics;

namespace Aef.Core.Operations;

/// <summary>Diagnostics about calls of Google's APIs (AEF76xx) and about executions (AEF78xx).</summary>
public static class GoogleDiagnostics
{
    /// <summary>A server that does not answer.</summary>
    public static readonly DiagnosticDescriptor NoAnswer = new(
        "AEF7600",
        DiagnosticSeverity.Error,
        "No answer from the API",
        "{0} has no answer from {1}: {2}",
        "Check the network and the address of the API. Reads and other calls that are safe to repeat were repeated.");

    /// <summary>A call that the API refuses.</summary>
    public static readonly DiagnosticDescriptor Refused = new(
        "AEF7601",
        DiagnosticSeverity.Error,
        "Call that the API refuses",
        "{0} was refused with {1}: {2}",
        "Check the name, the project, the region and the permissions of the account.");

    /// <summary>A call without a credential, or with one that is refused.</summary>
    public static readonly DiagnosticDescriptor NoCredential = new(
        "AEF7602",
        DiagnosticSeverity.Error,
        "No credential",
        "There is no usable credential: {0}",
        "See docs/credentials.md. A server on this computer needs no credential.");

    /// <summary>A command without a project or a region.</summary>
    public static readonly DiagnosticDescriptor NoProject = new(
        "AEF7603",
        DiagnosticSeverity.Error,
        "No project or region",
        "The {0} of Google Cloud is not known.",
        "Set it in the command (--project, --region; -Project, -Region), in the environment of aef.json, or in a variable "
        + "(GOOGLE_CLOUD_PROJECT, CLOUDSDK_CORE_PROJECT, CLOUDSDK_WORKFLOWS_LOCATION).");

    /// <summary>A name that cannot be that of a resource.</summary>
    public static readonly DiagnosticDescriptor InvalidName = new(
        "AEF7604",
        DiagnosticSeverity.Error,
        "Invalid name of a resource",
        "The request was not sent: {0}",
        "Check the project, the region and the ids in the command.");

    /// <summary>A start whose answer was lost.</summary>
    public static readonly DiagnosticDescriptor MayHaveBeenStarted = new(
        "AEF7800",
        DiagnosticSeverity.Error,
        "Execution that may have been started",
        "The execution of {0} may have been started: {1} It was searched for by its label aef-request={2} and not found, "
        + "and is not started again.",
        "List the executions with aef executions list or Get-AefExecution -Workflow. Start it again only if none has this label.");

    /// <summary>An execution that does not exist.</summary>
    public static readonly DiagnosticDescriptor UnknownExecution = new(
        "AEF7801",
        DiagnosticSeverity.Error,
        "Unknown execution",
        "There is no execution {0}.",
        "Name it as WORKFLOW/ID; aef executions list WORKFLOW or Get-AefExecution -Workflow lists the ids.");

    /// <summary>An execution that cannot be resumed.</summary>
    public static readonly DiagnosticDescriptor NotResumable = new(
        "AEF7802",
        DiagnosticSeverity.Error,
        "Execution that cannot be resumed",
        "The execution {0} cannot be resumed: {1}",
        "Only an execution that has failed or was cancelled can be resumed.");

    /// <summary>A definition that is not compiled to Cloud Workflows.</summary>
    public static readonly DiagnosticDescriptor NotAWorkflow = new(
        "AEF7803",
        DiagnosticSeverity.Error,
        "Definition of another target",
        "{0} is not a definition for Cloud Workflows, so it has no executions.",
        "Name a definition with engine: cloud_workflows, or the id of a workflow.");
}
