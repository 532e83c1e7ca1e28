using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>Findings about the inputs that a pipeline declares.</summary>
public static class InputDiagnostics
{
    /// <summary>A default that the input itself would refuse.</summary>
    public static readonly DiagnosticDescriptor DefaultDoesNotFit = Error("AEF3027", "The default of an input does not fit", "The default of {0} {1}.");

    /// <summary>An input that cannot take any value, or whose pattern is none.</summary>
    public static readonly DiagnosticDescriptor Unusable = Error("AEF3028", "An input that takes no value", "The input {0} {1}.");

    private static DiagnosticDescriptor Error(string code, string title, string message) => new(code, DiagnosticSeverity.Error, title, message);
}
