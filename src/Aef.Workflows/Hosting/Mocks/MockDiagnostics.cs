using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Hosting.Mocks;

/// <summary>Diagnostics about mock files.</summary>
public static class MockDiagnostics
{
    /// <summary>Wrong type in a mock file.</summary>
    public static readonly DiagnosticDescriptor WrongType = Error("AEF6100", "Wrong type in a mock file", "{0} must be {2}; got {1}.");

    /// <summary>Unknown key in a mock file.</summary>
    public static readonly DiagnosticDescriptor UnknownKey = Error(
        "AEF6101",
        "Unknown key in a mock file",
        "Unknown key \"{0}\". Valid keys: {1}.");

    /// <summary>Incomplete mock.</summary>
    public static readonly DiagnosticDescriptor MissingKey = Error("AEF6102", "Incomplete mock", "{0} requires {1}.");

    /// <summary>Conflicting keys in a mock.</summary>
    public static readonly DiagnosticDescriptor Conflict = Error(
        "AEF6103",
        "Conflicting keys in a mock",
        "{0} has {1}. Use only one of them.");

    /// <summary>Invalid regular expression in a mock file.</summary>
    public static readonly DiagnosticDescriptor BadExpression = Error(
        "AEF6104",
        "Invalid regular expression in a mock file",
        "Invalid regular expression \"{0}\": {1}.",
        "Use the RE2 syntax, which has no lookaround and no backreferences.");

    /// <summary>Mock that cannot work.</summary>
    public static readonly DiagnosticDescriptor DoesNotFit = Error(
        "AEF6105",
        "Mock that cannot work",
        "\"{0}\" does not apply to calls of {1}: {2}.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Error, title, message, remedy);
}
