using System.Globalization;
using Aef.Core.Model;
using Aef.Core.Reporting.Ci;
using Aef.Core.Semantics;
using Aef.PowerShell.Results;
using Aef.Workflows.Diagnostics;

namespace Aef.PowerShell.Reporting;

/// <summary>The page of a CI job about what was checked: the verdicts, the findings, and a chart of each pipeline that holds.</summary>
internal static class CheckSummary
{
    /// <summary>Makes the page.</summary>
    /// <param name="results">What was checked.</param>
    /// <param name="bind">Gives the bound form of a pipeline for its chart; null when it has errors.</param>
    /// <param name="repositoryRoot">The folder that files are named relative to.</param>
    public static JobSummary Of(IReadOnlyList<PipelineTestResult> results, Func<Pipeline, BoundPipeline?> bind, string repositoryRoot)
    {
        var invalid = results.Count(r => !r.IsValid);
        var summary = new JobSummary(string.Create(CultureInfo.InvariantCulture, $"Aef: {results.Count} checked, {(invalid == 0 ? "all valid" : $"{invalid} invalid")}"));
        summary.AddTable("Checked", ["", "Pipeline", "Errors", "Warnings"], results.Select(r => RowOf(r, repositoryRoot)));
        summary.AddFindings(results.SelectMany(r => r.Diagnostics), repositoryRoot);
        foreach (var bound in results.Where(r => r.IsValid).Select(r => r.Pipeline).OfType<Pipeline>().Select(bind).OfType<BoundPipeline>())
        {
            summary.AddGraph(bound);
        }

        return summary;
    }

    private static IReadOnlyList<string> RowOf(PipelineTestResult result, string root)
    {
        var path = result.Path is { } p and not "-" ? Path.GetRelativePath(root, p) : null;
        var name = (path, result.Pipeline?.Name) switch
        {
            (null, { } n) => n,
            ({ } file, null) => file,
            ({ } file, { } n) => $"{n} ({file})",
            _ => string.Empty,
        };
        return [result.IsValid ? "valid" : "invalid", name, Count(result, DiagnosticSeverity.Error), Count(result, DiagnosticSeverity.Warning)];
    }

    private static string Count(PipelineTestResult result, DiagnosticSeverity severity) =>
        result.Diagnostics.Count(d => d.Severity == severity).ToString(CultureInfo.InvariantCulture);
}
