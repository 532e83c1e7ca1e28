using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>What reading a catalog entry gave.</summary>
/// <param name="Executor">The entry; null when a finding is an error.</param>
/// <param name="Diagnostics">Every finding, in the order of the text.</param>
public sealed record ExecutorDefinitionResult(ExecutorDefinition? Executor, IReadOnlyList<Diagnostic> Diagnostics);
