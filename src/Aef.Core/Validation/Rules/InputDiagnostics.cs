using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>Diagnostics about the inputs that a pipeline declares.</summary>
public static class InputDiagnostics
{
    /// <summary>Invalid default of an input.</summary>
    public static readonly DiagnosticDescriptor DefaultDoesNotFit = Error(
        "AEF3027",
        "Invalid default of an input",
        "The default of the input {0} {1}.");

    /// <summary>Invalid input.</summary>
    public static readonly DiagnosticDescriptor Unusable = Error("AEF3028", "Invalid input", "The input {0} {1}.");

    /// <summary>Invalid secret input.</summary>
    public static readonly DiagnosticDescriptor InvalidSecret = new(
        "AEF2061",
        DiagnosticSeverity.Error,
        "Invalid secret input",
        "The secret input {0} {1}.",
        "The value of a secret input is a reference: secret:NAME, env:NAME or file:PATH.")
    {
        HidesSource = true,
    };

    private static DiagnosticDescriptor Error(string code, string title, string message) =>
        new(code, DiagnosticSeverity.Error, title, message);
}
