using Aef.Documents.Diagnostics;
using Aef.Documents.Text;

namespace Aef.Core.Validation.Fixes;

/// <summary>What repairing a text gave.</summary>
/// <param name="Source">The text with every fix; the text itself when nothing could be fixed.</param>
/// <param name="Fixed">The findings that were fixed, with their places in the text before.</param>
public sealed record FixResult(SourceText Source, IReadOnlyList<Diagnostic> Fixed);
