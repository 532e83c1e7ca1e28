using Aef.Documents.Diagnostics;

namespace Aef.Runs.Simulation;

/// <summary>A script, or null when there are errors.</summary>
public sealed record SimulationScriptResult(SimulationScript? Script, IReadOnlyList<Diagnostic> Diagnostics);
