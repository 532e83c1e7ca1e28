using Aef.Documents.Diagnostics;

namespace Aef.Runs.History;

/// <summary>The runs that a retention policy removes.</summary>
/// <param name="Runs">The runs, oldest first.</param>
/// <param name="Bytes">Their size.</param>
/// <param name="Diagnostics">The problems; with an error, nothing was removed.</param>
public sealed record RunPruning(IReadOnlyList<RunRecord> Runs, long Bytes, IReadOnlyList<Diagnostic> Diagnostics);
