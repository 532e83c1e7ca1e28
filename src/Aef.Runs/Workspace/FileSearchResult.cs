using Aef.Documents.Diagnostics;

namespace Aef.Runs.Workspace;

/// <summary>The result of a search for files.</summary>
/// <param name="Files">The files; a named one may not exist, which reading it reports.</param>
/// <param name="Diagnostics">A diagnostic for each name without a file.</param>
public sealed record FileSearchResult(IReadOnlyList<FoundFile> Files, IReadOnlyList<Diagnostic> Diagnostics);
