using Aef.Documents.Diagnostics;
using Aef.Documents.Text;

namespace Aef.Core.Validation.Fixes;

/// <summary>The result of fixing a text.</summary>
/// <param name="Source">The text with every fix; the text itself when nothing could be fixed.</param>
/// <param name="Fixed">The diagnostics that were fixed, with their places in the text before.</param>
public sealed record FixResult(SourceText Source, IReadOnlyList<Diagnostic> Fixed);
