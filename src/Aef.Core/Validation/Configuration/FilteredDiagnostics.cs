using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Configuration;

/// <summary>Diagnostics as a configuration sees them.</summary>
/// <param name="Active">Those that count.</param>
/// <param name="Suppressed">Those that mean a reason.</param>
public sealed record FilteredDiagnostics(IReadOnlyList<Diagnostic> Active, IReadOnlyList<Diagnostic> Suppressed);
