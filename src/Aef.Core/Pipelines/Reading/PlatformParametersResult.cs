using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Reading;

/// <summary>The result of reading platform parameters.</summary>
/// <param name="Parameters">The parameters; null when there are errors.</param>
/// <param name="Diagnostics">Every diagnostic, in the order of the text.</param>
public sealed record PlatformParametersResult(PlatformParameters? Parameters, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>True when there are errors.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
}
