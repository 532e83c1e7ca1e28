using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.PowerShell.Results;

namespace Aef.PowerShell.Reporting;

/// <summary>Shows problems at a prompt.</summary>
internal static class PlainReporter
{
    /// <summary>
    /// One line per problem, as compilers write them, errors first; safe for terminals and for the runners of CI systems.
    /// </summary>
    public static IEnumerable<string> Lines(IReadOnlyList<PipelineTestResult> results) =>
        results.SelectMany(r => r.Diagnostics)
            .OrderByDescending(d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => TerminalText.Clean(d.ToString()));
}
