using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;

namespace Aef.PowerShell.Results;

/// <summary>The result of Test-AefPipeline for one definition or pipeline.</summary>
public sealed class PipelineTestResult
{
    /// <summary>Creates a result.</summary>
    public PipelineTestResult(string? path, Pipeline? pipeline, IReadOnlyList<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        Path = path;
        Pipeline = pipeline;
        Diagnostics = diagnostics;
    }

    /// <summary>The file or script that the pipeline came from; null when there is none.</summary>
    public string? Path { get; }

    /// <summary>True when there are no errors.</summary>
    public bool IsValid => Diagnostics.All(d => d.Severity != DiagnosticSeverity.Error);

    /// <summary>How many diagnostics are errors.</summary>
    public int ErrorCount => Diagnostics.Count(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>How many diagnostics are warnings.</summary>
    public int WarningCount => Diagnostics.Count(d => d.Severity == DiagnosticSeverity.Warning);

    /// <summary>All diagnostics, in the order of the source.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>The pipeline; null when it could not be read, or when the file holds a Cloud Workflows source.</summary>
    public Pipeline? Pipeline { get; }

    /// <summary>The path or the pipeline's name, and whether it is valid.</summary>
    public override string ToString() => $"{Path ?? Pipeline?.Name}: {(IsValid ? "valid" : "invalid")}";
}
