using Aef.Workflows.Diagnostics;

namespace Aef.Core.Running.Simulation;

/// <summary>A script, or null when a finding is an error.</summary>
public sealed record SimulationScriptResult(SimulationScript? Script, IReadOnlyList<Diagnostic> Diagnostics);
