using Aef.Documents.Diagnostics;
using Aef.Documents.Text;

namespace Aef.Core.Validation.Fixes;

/// <summary>The result of fixing a text.</summary>
/// <param name="Source">The fixed text; the original text when nothing could be fixed.</param>
/// <param name="Fixed">The diagnostics that were fixed, with their locations in the original text.</param>
public sealed record FixResult(SourceText Source, IReadOnlyList<Diagnostic> Fixed);
