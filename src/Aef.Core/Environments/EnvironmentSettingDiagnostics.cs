using Aef.Documents.Diagnostics;

namespace Aef.Core.Environments;

/// <summary>Diagnostics about the environments of a configuration.</summary>
public static class EnvironmentSettingDiagnostics
{
    /// <summary>Secret in plain text.</summary>
    public static readonly DiagnosticDescriptor PlainSecret = new(
        "AEF1930",
        DiagnosticSeverity.Error,
        "Secret in plain text",
        "{0} of {1} {2} must be a reference to a secret, not its value: everyone who can read the file would know it.",
        "Write env:VARIABLE, file:PATH or secret:NAME, and change the secret if the file was shared.")
    {
        HidesSource = true,
    };

    /// <summary>Missing setting of an environment.</summary>
    public static readonly DiagnosticDescriptor MissingSetting = Error(
        "AEF1931",
        "Missing setting of an environment",
        "The {0} {1} has no \"{2}\".",
        "Add the setting; docs/configuration.md lists what each kind needs.");

    /// <summary>Invalid name in an environment.</summary>
    public static readonly DiagnosticDescriptor InvalidName = Error(
        "AEF1932",
        "Invalid name in an environment",
        "{0} is not a valid name of {1}.",
        "A name begins with a letter and has at most 63 letters, digits, underscores and hyphens.");

    /// <summary>Unknown environment.</summary>
    public static readonly DiagnosticDescriptor UnknownEnvironment = Error(
        "AEF1933",
        "Unknown environment",
        "Unknown environment {0}.{1} {2}",
        "Add it to \"environments\" in aef.json, or pass the name of another one.");

    /// <summary>Invalid setting of an environment.</summary>
    public static readonly DiagnosticDescriptor InvalidSetting = Error(
        "AEF1934",
        "Invalid setting of an environment",
        "{0} of {1} {2} must be {3}; got {4}.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Error, title, message, remedy);
}
