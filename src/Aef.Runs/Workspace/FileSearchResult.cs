using Aef.Documents.Diagnostics;

namespace Aef.Runs.Workspace;

/// <summary>What a search for files found.</summary>
/// <param name="Files">The files; one that was named may not exist, which reading it reports.</param>
/// <param name="Diagnostics">A diagnostic for each name that means no file.</param>
public sealed record FileSearchResult(IReadOnlyList<FoundFile> Files, IReadOnlyList<Diagnostic> Diagnostics);
