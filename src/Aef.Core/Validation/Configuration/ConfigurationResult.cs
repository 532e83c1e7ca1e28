using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Configuration;

/// <summary>What reading a configuration gave.</summary>
/// <param name="Configuration">What could be read of it.</param>
/// <param name="Diagnostics">Every diagnostic, in the order of the text.</param>
public sealed record ConfigurationResult(AefConfiguration Configuration, IReadOnlyList<Diagnostic> Diagnostics);
