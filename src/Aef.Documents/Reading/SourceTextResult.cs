using Aef.Documents.Diagnostics;
using Aef.Documents.Text;

namespace Aef.Documents.Reading;

/// <summary>The result of reading a file: its text, or null and the reason in the diagnostics.</summary>
public sealed record SourceTextResult(SourceText? Source, IReadOnlyList<Diagnostic> Diagnostics);
