using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>The result of reading a folder of executor entries.</summary>
/// <param name="Executors">The entries that could be read, in the order of their files.</param>
/// <param name="Diagnostics">Every diagnostic, file by file.</param>
internal sealed record ExecutorFolderResult(IReadOnlyList<ExecutorDefinition> Executors, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The entries with errors, as far as they could be read: a step that names one is not a mistake of its own.</summary>
    public IReadOnlyList<ExecutorDefinition> Invalid { get; init; } = [];
}
