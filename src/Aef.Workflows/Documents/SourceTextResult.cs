using Aef.Workflows.Diagnostics;
using Aef.Workflows.Text;

namespace Aef.Workflows.Documents;

/// <summary>What reading a file gave: its text, or null and the reason in the findings.</summary>
public sealed record SourceTextResult(SourceText? Source, IReadOnlyList<Diagnostic> Diagnostics);
