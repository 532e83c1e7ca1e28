using Aef.Workflows.Diagnostics;

namespace Aef.Core.Configuring;

/// <summary>Findings as a configuration sees them.</summary>
/// <param name="Active">Those that count.</param>
/// <param name="Suppressed">Those that stand for a reason.</param>
public sealed record JudgedFindings(IReadOnlyList<Diagnostic> Active, IReadOnlyList<Diagnostic> Suppressed);
