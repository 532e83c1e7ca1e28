using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Views.Reports.Ci;
using Aef.Documents.Diagnostics;
using Aef.Runs.Estimation;

namespace Aef.Runs.Workspace;

/// <summary>
/// The summary page of a CI job about checked files: the results, the diagnostics, and the measures and charts of valid pipelines.
/// </summary>
public static class CheckSummary
{
    private static readonly (string Key, string Title)[] MeasuredKeys =
        [("source_bytes", "Source, bytes"), ("steps_run", "Executed steps"), ("memory_run", "Memory, bytes")];

    /// <summary>Creates the page.</summary>
    /// <param name="results">The checked inputs.</param>
    /// <param name="workspace">Binds pipelines for their charts and compiles them for their measures.</param>
    /// <param name="repositoryRoot">The folder that files are named relative to.</param>
    public static JobSummary Of(IReadOnlyList<CheckedInput> results, AefWorkspace workspace, string repositoryRoot)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(workspace);
        var invalid = results.Count(r => !r.IsValid);
        var summary = new JobSummary(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Aef: {results.Count} checked, {(invalid == 0 ? "all valid" : $"{invalid} invalid")}"));
        summary.AddTable("Checked", ["", "Pipeline", "Errors", "Warnings"], results.Select(r => RowOf(r, repositoryRoot)));
        summary.AddDiagnostics(results.SelectMany(r => r.Diagnostics), repositoryRoot);
        Pipeline[] valid = [.. results.Where(r => r.IsValid).Select(r => r.Pipeline).OfType<Pipeline>()];
        AddMeasures(
            summary,
            [.. valid.Where(p => workspace.Loader.TargetOf(p) is CloudWorkflowsTarget)
                .Select(p => workspace.Compile(p, options: WorkflowMeasurer.OptionsFor()).Artifact).OfType<WorkflowArtifact>()
                .Select(a => WorkflowMeasurer.Measure(a))]);
        foreach (var bound in valid.Select(p => workspace.Check(p).Pipeline).OfType<BoundPipeline>())
        {
            summary.AddGraph(bound);
        }

        return summary;
    }

    private static IReadOnlyList<string> RowOf(CheckedInput result, string root)
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

    private static void AddMeasures(JobSummary summary, WorkflowMeasure[] measures)
    {
        if (measures.Length > 0)
        {
            summary.AddTable(
                "Measures of runs in which every job succeeds at the tenth poll",
                ["Pipeline", .. MeasuredKeys.Select(m => m.Title), "Duration"],
                measures.Select(m =>
                    (IReadOnlyList<string>)[m.Name, .. MeasuredKeys.Select(k => ValueOf(m, k.Key)), m.Duration?.ToString("c", CultureInfo.InvariantCulture) ?? "not known"]));
        }
    }

    private static string ValueOf(WorkflowMeasure measure, string key) => measure.Limits.FirstOrDefault(l => l.Key == key) switch
    {
        { Value: { } value } limit =>
            string.Create(CultureInfo.InvariantCulture, $"{value:N0} of {limit.Limit:N0}{(limit.IsOver ? ", too much" : string.Empty)}"),
        _ => "not known",
    };

    private static string Count(CheckedInput result, DiagnosticSeverity severity) =>
        result.Diagnostics.Count(d => d.Severity == severity).ToString(CultureInfo.InvariantCulture);
}
