using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>Diagnostics about keys that the Cloud Workflows target handles differently.</summary>
public static class TargetRuleDiagnostics
{
    /// <summary>Not supported by the target yet.</summary>
    public static readonly DiagnosticDescriptor NotCompiled = new(
        "AEF4001",
        DiagnosticSeverity.Warning,
        "Not supported by the target yet",
        "{0} has no effect in the cloud_workflows target yet: {1}.");

    /// <summary>Function not in the catalog.</summary>
    public static readonly DiagnosticDescriptor UnknownFunction = new(
        "AEF4002",
        DiagnosticSeverity.Warning,
        "Function not in the catalog",
        "The executor catalog has no entry {0}; the step calls it as your own function.{1}");

    /// <summary>Expression treated as plain text.</summary>
    public static readonly DiagnosticDescriptor ExpressionIsText = new(
        "AEF4003",
        DiagnosticSeverity.Info,
        "Expression treated as plain text",
        "{0} contains ${{…}}, but expressions are not evaluated in this key.");
}
