using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Configuration;

/// <summary>Diagnostics after the severity policy of a configuration.</summary>
/// <param name="Active">The diagnostics to report.</param>
/// <param name="Suppressed">The suppressed diagnostics, each with its reason.</param>
public sealed record FilteredDiagnostics(IReadOnlyList<Diagnostic> Active, IReadOnlyList<Diagnostic> Suppressed);
