using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;

namespace Aef.Web.Workspaces;

/// <summary>A definition of the workspace.</summary>
/// <param name="Key">Its name in addresses: the name of the pipeline, with a number if several files have it.</param>
/// <param name="Name">The name of the pipeline, or that of the file if it cannot be read.</param>
/// <param name="RelativePath">The path in the workspace.</param>
/// <param name="Loaded">The definition with its diagnostics.</param>
public sealed record PipelineEntry(string Key, string Name, string RelativePath, LoadResult Loaded)
{
    /// <summary>The number of errors.</summary>
    public int Errors { get; } = Loaded.Diagnostics.Count(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>The number of warnings.</summary>
    public int Warnings { get; } = Loaded.Diagnostics.Count(d => d.Severity == DiagnosticSeverity.Warning);

    /// <summary>The address of its screens, without a leading slash.</summary>
    public string Address => "p/" + Uri.EscapeDataString(Key);
}
