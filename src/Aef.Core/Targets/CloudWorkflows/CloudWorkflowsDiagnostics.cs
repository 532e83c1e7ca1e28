using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>The findings of the compiler to Cloud Workflows.</summary>
internal static class CloudWorkflowsDiagnostics
{
    public static readonly DiagnosticDescriptor NoParameters = new(
        "AEF4100",
        DiagnosticSeverity.Info,
        "No platform parameters",
        "Platform parameters do not say {0}; the workflow finds out from its environment when it runs",
        "Give a platform parameters file (--parameters, -ParameterPath) to fix them when compiling.");

    public static readonly DiagnosticDescriptor UnknownFailureKind = new(
        "AEF4101",
        DiagnosticSeverity.Error,
        "Unknown kind of failure in retry.on",
        "'{0}' is no kind of failure that a retry can wait for; there are {1}");

    public static readonly DiagnosticDescriptor PrintedAsJson = new(
        "AEF4103",
        DiagnosticSeverity.Info,
        "Printed as JSON",
        "As YAML the workflow has {0} bytes, more than Cloud Workflows takes; fits as JSON: {1} bytes",
        "Say --format json (-Format Json) to choose it yourself.");

    public static readonly DiagnosticDescriptor SourceTooLarge = new(
        "AEF4102",
        DiagnosticSeverity.Error,
        "Source larger than Cloud Workflows takes",
        "The workflow has {0} bytes as {1}, and Cloud Workflows takes at most 131,072{2}",
        "Compile into a folder (-o DIR) to have it split at level boundaries, or move what many steps share into defaults and platform parameters.");
}
