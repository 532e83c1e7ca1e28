using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Documents.Reading;

/// <summary>The result of reading: the tree (null when nothing could be read) and the diagnostics.</summary>
public sealed record DocumentResult(DocumentNode? Root, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>True when there are errors.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
}
