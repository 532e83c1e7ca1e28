using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>Findings about what Cloud Workflows, the target, does with a definition.</summary>
public static class TargetRuleDiagnostics
{
    /// <summary>A key that is known and kept, but has no effect yet.</summary>
    public static readonly DiagnosticDescriptor NotCompiled = new("AEF4001", DiagnosticSeverity.Warning, "Not compiled yet", "{0} is read and kept, but not compiled for cloud_workflows yet: {1}.");

    /// <summary>A function that the catalog does not know.</summary>
    public static readonly DiagnosticDescriptor UnknownFunction = new("AEF4002", DiagnosticSeverity.Warning, "The catalog does not know the function", "The executor catalog does not know {0}; it is called as a function of yours.{1}");

    /// <summary>Text that looks like an expression where expressions are text.</summary>
    public static readonly DiagnosticDescriptor ExpressionIsText = new("AEF4003", DiagnosticSeverity.Info, "An expression that is text", "{0} holds ${{…}}, which is text here and not an expression.");
}
