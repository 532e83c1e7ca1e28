using Aef.Core.Wording;
using Aef.PowerShell.Results;
using Aef.Workflows.Diagnostics;

namespace Aef.PowerShell.Reporting;

/// <summary>One line a finding, as compilers write them, errors first.</summary>
internal sealed class PlainReporter : IFindingReporter
{
    /// <inheritdoc/>
    public IEnumerable<string> Lines(IReadOnlyList<PipelineTestResult> results) =>
        results.SelectMany(r => r.Diagnostics).OrderByDescending(d => d.Severity == DiagnosticSeverity.Error).Select(d => TerminalText.Clean(d.ToString()));
}
