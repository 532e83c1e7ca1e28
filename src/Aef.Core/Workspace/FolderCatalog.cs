using Aef.Core.Pipelines.Catalog;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Workspace;

/// <summary>The executors that the definitions of a folder may name.</summary>
/// <param name="Executors">The built-in executors and those of the folder, by name.</param>
/// <param name="Diagnostics">The problems of the entries and of the configuration.</param>
public sealed record FolderCatalog(IReadOnlyList<ExecutorDefinition> Executors, IReadOnlyList<Diagnostic> Diagnostics);
