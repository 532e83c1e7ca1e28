using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Hosting.Mocks;

/// <summary>The findings in mock files.</summary>
public static class MockDiagnostics
{
    /// <summary>A value of a kind that does not belong there.</summary>
    public static readonly DiagnosticDescriptor WrongType = Error("AEF6100", "Wrong type in a mock file", "{0} is {1}; it has to be {2}");

    /// <summary>A key that means nothing.</summary>
    public static readonly DiagnosticDescriptor UnknownKey = Error("AEF6101", "Unknown key in a mock file", "'{0}' is no key here; there are {1}");

    /// <summary>A key that has to be there.</summary>
    public static readonly DiagnosticDescriptor MissingKey = Error("AEF6102", "Incomplete mock", "{0} needs {1}");

    /// <summary>Keys of which only one can be meant.</summary>
    public static readonly DiagnosticDescriptor Conflict = Error("AEF6103", "Keys of a mock that exclude each other", "{0} has {1}: only one of them can be meant");

    /// <summary>A text that is no regular expression of RE2.</summary>
    public static readonly DiagnosticDescriptor BadExpression = Error("AEF6104", "Bad regular expression in a mock file", "'{0}' is no regular expression: {1}", "The syntax is RE2's: no lookaround, no backreferences.");

    /// <summary>A condition or an answer that the function never has.</summary>
    public static readonly DiagnosticDescriptor DoesNotFit = Error("AEF6105", "Mock that cannot work", "'{0}' does not go with calls of {1}: {2}");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) => new(code, DiagnosticSeverity.Error, title, message, remedy);
}
