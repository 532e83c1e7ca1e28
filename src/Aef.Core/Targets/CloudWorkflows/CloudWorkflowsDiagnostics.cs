using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Diagnostics of the Cloud Workflows compiler.</summary>
internal static class CloudWorkflowsDiagnostics
{
    public static readonly DiagnosticDescriptor NoParameters = new(
        "AEF4100",
        DiagnosticSeverity.Info,
        "No platform parameters",
        "The platform parameters do not set {0}; the workflow determines the missing values at run time.",
        "To set them at compile time, pass a platform parameters file (--parameters, -ParameterPath).");

    public static readonly DiagnosticDescriptor UnknownFailureKind = new(
        "AEF4101",
        DiagnosticSeverity.Error,
        "Unknown failure kind in retry.on",
        "Unknown failure kind \"{0}\" in retry.on. Valid kinds: {1}.");

    public static readonly DiagnosticDescriptor MissingPlatformValue = new(
        "AEF4109",
        DiagnosticSeverity.Error,
        "Platform parameter without a value",
        "An expression reads platform.{0}, but the platform parameters do not set it.",
        "Add it to the platform parameters file, and pass the file (--parameters, -ParameterPath).");

    public static readonly DiagnosticDescriptor UnknownRunValue = new(
        "AEF4110",
        DiagnosticSeverity.Error,
        "Value of the run is not available",
        "The value run.{0} is not available: the platform parameters name no environment.",
        "Pass a platform parameters file with the name platform-parameters-ENVIRONMENT.json (--parameters, -ParameterPath).");

    public static readonly DiagnosticDescriptor NotChecked = new(
        "AEF4129",
        DiagnosticSeverity.Info,
        "Platform values not checked",
        "Not checked, because no platform parameters are known: {0}. aef compile and aef simulate need {1}.",
        "Set parameters in aef.json to a platform parameters file, or pass one to these commands (--parameters, -ParameterPath).");

    public static readonly DiagnosticDescriptor CannotSplit = new(
        "AEF4111",
        DiagnosticSeverity.Error,
        "Part of an expression too long",
        "An expression contains a string or a name with {0} characters, but Cloud Workflows accepts at most {1} in an expression.",
        "Aef splits long expressions, but not within a string. Divide the string, or move it to a variable.");

    public static readonly DiagnosticDescriptor PrintedAsJson = new(
        "AEF4103",
        DiagnosticSeverity.Info,
        "Printed as JSON",
        "The workflow has {0} bytes as YAML, more than Cloud Workflows accepts; fits as JSON: {1} bytes.",
        "To select this format yourself, use --format json (-Format Json).");

    public static readonly DiagnosticDescriptor SourceTooLarge = new(
        "AEF4102",
        DiagnosticSeverity.Error,
        "Source too large for Cloud Workflows",
        "The workflow has {0} bytes as {1}, but Cloud Workflows accepts at most 131,072{2}.",
        "Compile to a folder (-o DIR) to split it at level boundaries, or move what many steps share to defaults and platform parameters. "
            + "Divide a level that is too large alone, or use fewer executors with connector bindings in it.");
}
