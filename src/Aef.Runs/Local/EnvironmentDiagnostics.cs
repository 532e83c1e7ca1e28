using Aef.Documents.Diagnostics;

namespace Aef.Runs.Local;

/// <summary>Diagnostics about the environment of a run: secrets, hosts, variables and workflows.</summary>
internal static class EnvironmentDiagnostics
{
    public static readonly DiagnosticDescriptor NoAssignment = new(
        "AEF6110",
        DiagnosticSeverity.Error,
        "Missing name or value in an option",
        "{0} expects {2}; got \"{1}\".");

    public static readonly DiagnosticDescriptor GivenTwice = new(
        "AEF6116",
        DiagnosticSeverity.Error,
        "Name repeated in an option",
        "{0} names \"{1}\" more than once.",
        "Name each workflow, secret and variable once.");

    public static readonly DiagnosticDescriptor NoSecret = new(
        "AEF6111",
        DiagnosticSeverity.Error,
        "Secret cannot be read",
        "Cannot read the secret \"{0}\": {1}");

    public static readonly DiagnosticDescriptor NoHost = new(
        "AEF6112",
        DiagnosticSeverity.Error,
        "Invalid host",
        "Invalid host for --allow-host: {0}.");

    public static readonly DiagnosticDescriptor NoVariable = new(
        "AEF6113",
        DiagnosticSeverity.Error,
        "Environment variable not allowed",
        "The environment variable \"{0}\" is not allowed: {1}.");

    public static readonly DiagnosticDescriptor NoWorkflow = new(
        "AEF6114",
        DiagnosticSeverity.Error,
        "Not a workflow that can be started",
        "\"{0}\" is {1}, not the source of a workflow.",
        "Pass the source of the workflow that the run starts.");

    public static readonly DiagnosticDescriptor NoFolder = new(
        "AEF6115",
        DiagnosticSeverity.Error,
        "Folder of workflows cannot be read",
        "Cannot read the folder \"{0}\": {1}");

    public static readonly DiagnosticDescriptor ShortSecret = new(
        "AEF6222",
        DiagnosticSeverity.Warning,
        "Secret that is too short to hide",
        "The secret \"{0}\" has fewer than four characters, so it is hidden only where it is a whole string, and not within other text.",
        "Use a longer secret.");
}
