using Aef.Documents.Diagnostics;

namespace Aef.Core.Semantics.Binding;

/// <summary>What binding or checking gave.</summary>
/// <param name="Pipeline">The bound pipeline; null when a finding is an error.</param>
/// <param name="Diagnostics">Every finding, in a stable order.</param>
public sealed record BindResult(BoundPipeline? Pipeline, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Findings that a configuration lets stand, each with its reason.</summary>
    public IReadOnlyList<Diagnostic> Suppressed { get; init; } = [];

    /// <summary>True when a finding is an error.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
}
