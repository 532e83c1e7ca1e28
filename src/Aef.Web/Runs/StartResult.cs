using Aef.Documents.Diagnostics;

namespace Aef.Web.Runs;

/// <summary>A run that was started, or the problems because of which it was not.</summary>
/// <param name="RunId">The id of the run; null if none was started.</param>
/// <param name="Diagnostics">The problems.</param>
internal sealed record StartResult(string? RunId, IReadOnlyList<Diagnostic> Diagnostics);
