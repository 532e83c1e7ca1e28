using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>The result of reading a catalog entry.</summary>
/// <param name="Executor">The entry; null when there are errors.</param>
/// <param name="Diagnostics">Every diagnostic, in the order of the text.</param>
internal sealed record ExecutorDefinitionResult(ExecutorDefinition? Executor, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>What could be read, even when there are errors; null when nothing could.</summary>
    public ExecutorDefinition? Partial { get; init; }
}
