using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Language.Parsing;

/// <summary>Findings about the text of expressions.</summary>
public static class ExpressionDiagnostics
{
    /// <summary>A character that no token begins with. The wording is Google's.</summary>
    public static readonly DiagnosticDescriptor UnknownToken = Error("AEF5030", "Character that expressions do not know", "parse error: token recognition error at: '{0}'");

    /// <summary>A token in the wrong place.</summary>
    public static readonly DiagnosticDescriptor Unexpected = Error("AEF5031", "Expression breaks off or goes wrong", "parse error: {0} is not expected here, but {1}");

    /// <summary>A text in quotes that does not end or holds an escape that is not known.</summary>
    public static readonly DiagnosticDescriptor BadText = Error("AEF5032", "Broken text in an expression", "parse error: {0}");

    /// <summary>A number that does not fit.</summary>
    public static readonly DiagnosticDescriptor BadNumber = Error("AEF5033", "Number does not fit", "parse error: '{0}' does not fit in a 64-bit number");

    /// <summary>Too deep or too long to be worked on.</summary>
    public static readonly DiagnosticDescriptor TooComplex = Error("AEF5034", "Expression is too complex", "The expression is too complex: more than {0} {1}.", "Compute parts of it in assign steps before.");

    /// <summary>Only names of functions can be called.</summary>
    public static readonly DiagnosticDescriptor NotCallable = Error("AEF5035", "Only functions can be called", "parse error: only a function's name can stand before '('");

    /// <summary>The left side of an assignment is something else than a variable.</summary>
    public static readonly DiagnosticDescriptor BadTarget = Error(
        "AEF5036", "Not a variable that can be set", "'{0}' cannot be set: a variable's name is expected, with any '.key' or '[index]' behind it");

    /// <summary>A text in single quotes. The wording is Google's.</summary>
    public static readonly DiagnosticDescriptor SingleQuotes = Error(
        "AEF5037", "Single quotes in an expression", "parse error: token recognition error at: '{0}'", "Texts in expressions stand in double quotes.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) => new(code, DiagnosticSeverity.Error, title, message, remedy);
}
