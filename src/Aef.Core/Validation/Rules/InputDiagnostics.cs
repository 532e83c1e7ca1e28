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

    private static DiagnosticDescriptor Error(string code, string title, string message) =>
        new(code, DiagnosticSeverity.Error, title, message);
}
