using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation;

/// <summary>A checked pipeline before the severity policy is applied.</summary>
/// <param name="Bound">The bound pipeline, even when there are errors; null when there was nothing to bind.</param>
/// <param name="Diagnostics">All diagnostics, in their order.</param>
internal sealed record CheckedPipeline(BoundPipeline? Bound, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The result without a policy.</summary>
    public BindResult ToResult() => new(Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error) ? null : Bound, Diagnostics);
}
