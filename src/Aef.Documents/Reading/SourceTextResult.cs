using Aef.Documents.Diagnostics;
using Aef.Documents.Text;

namespace Aef.Documents.Reading;

/// <summary>What reading a file gave: its text, or null and the reason in the findings.</summary>
public sealed record SourceTextResult(SourceText? Source, IReadOnlyList<Diagnostic> Diagnostics);
