using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Testing;

/// <summary>The findings in test files.</summary>
public static class TestDiagnostics
{
    /// <summary>A value of a kind that does not belong there.</summary>
    public static readonly DiagnosticDescriptor WrongType = Error("AEF6200", "Wrong type in a test file", "{0} is {1}; it has to be {2}");

    /// <summary>A key that means nothing.</summary>
    public static readonly DiagnosticDescriptor UnknownKey = Error("AEF6201", "Unknown key in a test file", "'{0}' is no key of {1}; there are {2}");

    /// <summary>A key that has to be there.</summary>
    public static readonly DiagnosticDescriptor MissingKey = Error("AEF6202", "Incomplete test", "{0} needs {1}");

    /// <summary>Keys of which only one can be meant.</summary>
    public static readonly DiagnosticDescriptor Conflict = Error("AEF6203", "Keys of a test that exclude each other", "{0} has '{1}' and '{2}': only one of them can be meant");

    /// <summary>Two tests of a file with one name.</summary>
    public static readonly DiagnosticDescriptor DuplicateName = Error("AEF6204", "Two tests with one name", "There is a test '{0}' already in this file", "Reports and --filter know tests by their names: give each its own.");

    /// <summary>A text that is no regular expression of RE2.</summary>
    public static readonly DiagnosticDescriptor BadExpression = Error("AEF6205", "Bad regular expression in a test file", "'{0}' is no regular expression: {1}", "The syntax is RE2's: no lookaround, no backreferences.");

    /// <summary>A key that says nothing about a source of this kind.</summary>
    public static readonly DiagnosticDescriptor DoesNotFit = Error("AEF6206", "Key for another kind of source", "'{0}' goes with {1}, and the source of this test is {2}");

    /// <summary>A file that a test names cannot be used.</summary>
    public static readonly DiagnosticDescriptor CannotUse = Error("AEF6207", "A file of a test cannot be used", "'{0}' cannot be used: {1}");

    /// <summary>Some tests are left out because another has <c>only</c>.</summary>
    public static readonly DiagnosticDescriptor OnlySome = new(
        "AEF6208", DiagnosticSeverity.Warning, "Only some tests of the file are run", "'only' is set here, so {0} of the {1} tests of this file are not run", "Take 'only' out when you are done.");

    /// <summary>A code that no finding has.</summary>
    public static readonly DiagnosticDescriptor UnknownCode = Error("AEF6209", "Unknown code in a test file", "There is no finding with the code '{0}'", "'aef explain' lists all codes.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) => new(code, DiagnosticSeverity.Error, title, message, remedy);
}
