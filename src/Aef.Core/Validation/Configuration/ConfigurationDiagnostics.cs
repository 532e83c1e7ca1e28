using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Configuration;

/// <summary>Diagnostics about configurations.</summary>
public static class ConfigurationDiagnostics
{
    /// <summary>Not a configuration.</summary>
    public static readonly DiagnosticDescriptor NotAConfiguration = Error(
        "AEF1920",
        "Not a configuration",
        "A configuration must be an object with \"rules\" and \"suppressions\"; got {0}.");

    /// <summary>Unknown code.</summary>
    public static readonly DiagnosticDescriptor UnknownCode = Error(
        "AEF1921",
        "Unknown code",
        "Unknown code {0}.{1}",
        "For a list of all codes, run: aef explain, or Get-AefRule.");

    /// <summary>Error that must remain an error.</summary>
    public static readonly DiagnosticDescriptor MustStayError = Error(
        "AEF1922",
        "Error that must remain an error",
        "{0} ({1}) cannot be lowered or suppressed: the output would be wrong, or Google would reject it.",
        "Fix the problem that the error reports.");

    /// <summary>Suppression without a reason.</summary>
    public static readonly DiagnosticDescriptor NoReason = Error(
        "AEF1923",
        "Suppression without a reason",
        "The suppression of {0} has no reason.",
        "Add a \"reason\" for later readers.");

    /// <summary>Unused suppression.</summary>
    public static readonly DiagnosticDescriptor Unused = new(
        "AEF1924",
        DiagnosticSeverity.Warning,
        "Unused suppression",
        "This suppression of {0} matches no problem.",
        "Remove it, or correct its \"path\" or \"job_id\".");

    /// <summary>Suppression without a code.</summary>
    public static readonly DiagnosticDescriptor NoCode = Error(
        "AEF1925",
        "Suppression without a code",
        "The suppression has no code.",
        "Add \"code\": \"AEF…\".");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Error, title, message, remedy);
}
