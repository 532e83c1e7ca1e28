using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Configuration;

/// <summary>The result of reading a configuration.</summary>
/// <param name="Configuration">The parts that could be read.</param>
/// <param name="Diagnostics">Every diagnostic, in the order of the text.</param>
public sealed record ConfigurationResult(AefConfiguration Configuration, IReadOnlyList<Diagnostic> Diagnostics);
