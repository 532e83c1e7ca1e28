using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Configuration;

/// <summary>Findings about configurations.</summary>
public static class ConfigurationDiagnostics
{
    /// <summary>The document is no map.</summary>
    public static readonly DiagnosticDescriptor NotAConfiguration = Error("AEF1920", "This is not a configuration", "A configuration is a map with rules and suppressions; this is {0}.");

    /// <summary>A code that does not exist.</summary>
    public static readonly DiagnosticDescriptor UnknownCode = Error("AEF1921", "Unknown code", "There is no finding with the code {0}.{1}", "'aef explain' lists all codes.");

    /// <summary>An error that must stay one.</summary>
    public static readonly DiagnosticDescriptor MustStayError = Error(
        "AEF1922", "An error that must stay one", "{0} ({1}) cannot be lowered or suppressed: without it, what comes out would be wrong or would be refused.", "Correct the place that it is about.");

    /// <summary>A suppression without a reason.</summary>
    public static readonly DiagnosticDescriptor NoReason = Error("AEF1923", "A suppression without a reason", "The suppression of {0} does not say why.", "Add a reason, for whoever reads it in a year.");

    /// <summary>A suppression that no finding needs.</summary>
    public static readonly DiagnosticDescriptor Unused = new("AEF1924", DiagnosticSeverity.Warning, "A suppression that matches nothing", "No finding {0} needs this suppression.", "Remove it, or correct its path or job_id.");

    /// <summary>A suppression that does not say what.</summary>
    public static readonly DiagnosticDescriptor NoCode = Error("AEF1925", "A suppression without a code", "The suppression does not say which code it is about.", "Add \"code\": \"AEF…\".");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) => new(code, DiagnosticSeverity.Error, title, message, remedy);
}
