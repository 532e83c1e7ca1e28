using Aef.Documents.Diagnostics;
using Aef.Runs.Local;
using Aef.Runs.Progress;

namespace Aef.Web.Runs;

/// <summary>What would happen: a run in virtual time, or the problems because of which there is none.</summary>
/// <param name="Run">The run; null with problems.</param>
/// <param name="Progress">Its steps; null with problems.</param>
/// <param name="Diagnostics">The problems.</param>
internal sealed record SimulationResult(Run? Run, RunProgress? Progress, IReadOnlyList<Diagnostic> Diagnostics);
