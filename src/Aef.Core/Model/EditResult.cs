using Aef.Workflows.Diagnostics;

namespace Aef.Core.Model;

/// <summary>What changing a pipeline gave.</summary>
/// <param name="Pipeline">The changed pipeline; null when the place for the change does not exist.</param>
/// <param name="Diagnostic">Why there is none; null when all went well.</param>
public sealed record EditResult(Pipeline? Pipeline, Diagnostic? Diagnostic);
