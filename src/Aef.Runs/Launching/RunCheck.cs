using Aef.Documents.Diagnostics;

namespace Aef.Runs.Launching;

/// <summary>The diagnostics about one part of a run.</summary>
/// <param name="Subject">The part.</param>
/// <param name="Path">The file of the part; null when it has none.</param>
/// <param name="Diagnostics">Its diagnostics.</param>
public sealed record RunCheck(RunSubject Subject, string? Path, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>True when a diagnostic is an error.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
}
