using Aef.Documents.Diagnostics;

namespace Aef.Core.Semantics.Binding;

/// <summary>The result of binding or checking.</summary>
/// <param name="Pipeline">The bound pipeline; null when there are errors.</param>
/// <param name="Diagnostics">Every diagnostic, in a stable order.</param>
public sealed record BindResult(BoundPipeline? Pipeline, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The diagnostics that a configuration suppresses, each with its reason.</summary>
    public IReadOnlyList<Diagnostic> Suppressed { get; init; } = [];

    /// <summary>True when there are errors.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
}
