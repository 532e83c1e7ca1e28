using Aef.Documents.Diagnostics;

namespace Aef.Runs.Simulation;

/// <summary>A script, or null when a diagnostic is an error.</summary>
public sealed record SimulationScriptResult(SimulationScript? Script, IReadOnlyList<Diagnostic> Diagnostics);
