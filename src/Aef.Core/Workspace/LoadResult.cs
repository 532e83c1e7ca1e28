using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Workspace;

/// <summary>The result of loading a text.</summary>
/// <param name="Kind">The kind of document.</param>
/// <param name="Path">Its path, as the caller gave it; null for strings without a file.</param>
/// <param name="Diagnostics">Every diagnostic of reading and checking, in the order of the text.</param>
public sealed record LoadResult(LoadedKind Kind, string? Path, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The diagnostics that a configuration suppresses, each with its reason.</summary>
    public IReadOnlyList<Diagnostic> Suppressed { get; init; } = [];

    /// <summary>The text; null when it could not be read.</summary>
    public SourceText? Source { get; init; }

    /// <summary>The pipeline; null when reading found an error or the text is not a definition.</summary>
    public Pipeline? Pipeline { get; init; }

    /// <summary>The bound pipeline; null when there are errors.</summary>
    public BoundPipeline? Bound { get; init; }

    /// <summary>The workflow; null when the text is not one.</summary>
    public WorkflowSyntax? Workflow { get; init; }

    /// <summary>True when there are errors.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
}
