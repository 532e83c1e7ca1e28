using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Documents.Reading;

/// <summary>What reading gave: the tree (null when there is none to speak of) and the findings.</summary>
public sealed record DocumentResult(DocumentNode? Root, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>True when a finding is an error.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
}
