using Aef.Documents.Diagnostics;

namespace Aef.Core.Semantics.Expressions;

/// <summary>Diagnostics about the key of <c>concurrency</c>.</summary>
internal static class AdmissionDiagnostics
{
    /// <summary>Value that concurrency.key cannot use.</summary>
    public static readonly DiagnosticDescriptor NotInKey = new(
        "AEF3038",
        DiagnosticSeverity.Error,
        "Value that concurrency.key cannot use",
        "concurrency.key cannot use {0}: the caller that starts a run computes the key, and does not know this value.",
        "Use inputs.NAME, run.schedule, run.environment or platform.KEY.");

    /// <summary>concurrency.key is not a string.</summary>
    public static readonly DiagnosticDescriptor NotAKey = new(
        "AEF3039",
        DiagnosticSeverity.Error,
        "Value of concurrency.key is not a string",
        "concurrency.key must be a string, a number or a boolean; got {0}.",
        "To combine values, write them into one string: \"${inputs.a}/${inputs.b}\".");
}
