using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Language.Parsing;

/// <summary>Diagnostics about the syntax of expressions.</summary>
public static class ExpressionDiagnostics
{
    /// <summary>Unknown character in an expression.</summary>
    public static readonly DiagnosticDescriptor UnknownToken = Error(
        "AEF5030",
        "Unknown character in an expression",
        "parse error: token recognition error at: '{0}'");

    /// <summary>Invalid expression.</summary>
    public static readonly DiagnosticDescriptor Unexpected = Error(
        "AEF5031",
        "Invalid expression",
        "Invalid expression: unexpected {0}; expected {1}.");

    /// <summary>Invalid string in an expression.</summary>
    public static readonly DiagnosticDescriptor BadText = Error("AEF5032", "Invalid string in an expression", "Invalid expression: {0}.");

    /// <summary>Number too large.</summary>
    public static readonly DiagnosticDescriptor BadNumber = Error(
        "AEF5033",
        "Number too large",
        "Invalid expression: \"{0}\" does not fit in a 64-bit integer.");

    /// <summary>Expression too complex.</summary>
    public static readonly DiagnosticDescriptor TooComplex = Error(
        "AEF5034",
        "Expression too complex",
        "The expression is too complex: more than {0} {1}.",
        "Compute parts of it in earlier assign steps.");

    /// <summary>Only functions can be called.</summary>
    public static readonly DiagnosticDescriptor NotCallable = Error(
        "AEF5035",
        "Only functions can be called",
        "Invalid expression: only the name of a function can precede \"(\".");

    /// <summary>Invalid assignment target.</summary>
    public static readonly DiagnosticDescriptor BadTarget = Error(
        "AEF5036",
        "Invalid assignment target",
        "\"{0}\" is not a valid assignment target: use the name of a variable, optionally followed by \".key\" or \"[index]\".");

    /// <summary>Single quotes in an expression.</summary>
    public static readonly DiagnosticDescriptor SingleQuotes = Error(
        "AEF5037",
        "Single quotes in an expression",
        "parse error: token recognition error at: '{0}'",
        "Put strings in expressions in double quotes.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Error, title, message, remedy);
}
