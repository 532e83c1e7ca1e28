using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;

namespace Aef.Runs.Workspace;

/// <summary>One input of a check, as the summary of a CI job lists it.</summary>
/// <param name="Path">The file; null when the pipeline has no file.</param>
/// <param name="Pipeline">The pipeline; null when it could not be read, or when the file is not a definition.</param>
/// <param name="Diagnostics">All diagnostics, in the order of the source.</param>
public sealed record CheckedInput(string? Path, Pipeline? Pipeline, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>True when no diagnostic is an error.</summary>
    public bool IsValid => Diagnostics.All(d => d.Severity != DiagnosticSeverity.Error);
}
