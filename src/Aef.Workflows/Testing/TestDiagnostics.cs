using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Testing;

/// <summary>Diagnostics about test files.</summary>
public static class TestDiagnostics
{
    /// <summary>Wrong type in a test file.</summary>
    public static readonly DiagnosticDescriptor WrongType = Error("AEF6200", "Wrong type in a test file", "{0} must be {2}; got {1}.");

    /// <summary>Unknown key in a test file.</summary>
    public static readonly DiagnosticDescriptor UnknownKey = Error(
        "AEF6201",
        "Unknown key in a test file",
        "Unknown key \"{0}\" in {1}. Valid keys: {2}.");

    /// <summary>Incomplete test.</summary>
    public static readonly DiagnosticDescriptor MissingKey = Error("AEF6202", "Incomplete test", "{0} requires {1}.");

    /// <summary>Conflicting keys in a test.</summary>
    public static readonly DiagnosticDescriptor Conflict = Error(
        "AEF6203",
        "Conflicting keys in a test",
        "{0} has both \"{1}\" and \"{2}\". Use only one of them.");

    /// <summary>Duplicate test name.</summary>
    public static readonly DiagnosticDescriptor DuplicateName = Error(
        "AEF6204",
        "Duplicate test name",
        "Duplicate test name \"{0}\".",
        "Reports and filters identify tests by name. Give each test a unique name.");

    /// <summary>Invalid regular expression in a test file.</summary>
    public static readonly DiagnosticDescriptor BadExpression = Error(
        "AEF6205",
        "Invalid regular expression in a test file",
        "Invalid regular expression \"{0}\": {1}.",
        "Use the RE2 syntax, which has no lookaround and no backreferences.");

    /// <summary>Key for another kind of source.</summary>
    public static readonly DiagnosticDescriptor DoesNotFit = Error(
        "AEF6206",
        "Key for another kind of source",
        "\"{0}\" applies to {1}, but the source of this test is {2}.");

    /// <summary>File of a test cannot be used.</summary>
    public static readonly DiagnosticDescriptor CannotUse = Error("AEF6207", "File of a test cannot be used", "Cannot use \"{0}\": {1}");

    /// <summary>Only some tests of the file are run.</summary>
    public static readonly DiagnosticDescriptor OnlySome = new(
        "AEF6208",
        DiagnosticSeverity.Warning,
        "Only some tests of the file are run",
        "\"only\" is set here, so {0} of the {1} tests in this file are not run.",
        "Remove \"only\" when you have finished.");

    /// <summary>Unknown code in a test file.</summary>
    public static readonly DiagnosticDescriptor UnknownCode = Error(
        "AEF6209",
        "Unknown code in a test file",
        "Unknown code \"{0}\".",
        "For a list of all codes, run: aef explain, or Get-AefRule.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Error, title, message, remedy);
}
