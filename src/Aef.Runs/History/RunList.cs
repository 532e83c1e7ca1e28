using Aef.Documents.Diagnostics;

namespace Aef.Runs.History;

/// <summary>Recorded runs, newest first.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="Diagnostics">Problems with the index.</param>
public sealed record RunList(IReadOnlyList<RunRecord> Runs, IReadOnlyList<Diagnostic> Diagnostics);
