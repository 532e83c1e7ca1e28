using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>What reading a folder of executor entries gave.</summary>
/// <param name="Executors">The entries that could be read, in the order of their files.</param>
/// <param name="Diagnostics">Every diagnostic, file by file.</param>
internal sealed record ExecutorFolderResult(IReadOnlyList<ExecutorDefinition> Executors, IReadOnlyList<Diagnostic> Diagnostics);
