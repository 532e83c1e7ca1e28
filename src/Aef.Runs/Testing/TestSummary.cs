using System.Globalization;
using Aef.Core.Views.Reports.Ci;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing;

/// <summary>The report of tests for a CI system: an annotation at each failed expectation, and a page of figures and failures.</summary>
public static class TestSummary
{
    /// <summary>The diagnostics about test files, and an annotation for each failure.</summary>
    public static IEnumerable<CiAnnotation> Annotations(IReadOnlyList<TestSuiteResult> suites) =>
        suites.SelectMany(s =>
            s.Diagnostics.Select(CiAnnotation.Of).Concat(s.Tests.SelectMany(t => t.Failures.Select(f => Annotation(t, f)))));

    /// <summary>The page: figures of each file, then each failure.</summary>
    public static JobSummary Of(IReadOnlyList<TestSuiteResult> suites, string repositoryRoot)
    {
        ArgumentNullException.ThrowIfNull(suites);
        var (passed, failed, skipped) = (suites.Sum(s => s.Passed), suites.Sum(s => s.Failed), suites.Sum(s => s.Skipped));
        var summary = new JobSummary(
            string.Create(CultureInfo.InvariantCulture, $"Aef tests: {passed} passed, {failed} failed, {skipped} skipped"));
        summary.AddTable("Test files", ["", "File", "Passed", "Failed", "Skipped"], suites.Select(s => RowOf(s, repositoryRoot)));
        summary.AddDiagnostics(suites.SelectMany(s => s.Diagnostics), repositoryRoot);
        IReadOnlyList<string>[] failures =
            [.. suites.SelectMany(s => s.Tests).SelectMany(t => t.Failures.Select(f => RowOf(t, f, repositoryRoot)))];
        if (failures.Length > 0)
        {
            summary.AddTable("Failures", ["Test", "Location", "Failure", "Expected", "Actual"], failures);
        }

        return summary;
    }

    private static CiAnnotation Annotation(WorkflowTestResult test, TestFailure failure)
    {
        var values = failure.Expected is null
            && failure.Actual is null
            ? string.Empty
            : $"\nexpected: {failure.Expected}\nfound: {failure.Actual}";
        var start = new LinePosition(failure.Line, failure.Column);
        return new CiAnnotation(DiagnosticSeverity.Error, test.Name, failure.Message + values, failure.Path, start, start);
    }

    private static IReadOnlyList<string> RowOf(TestSuiteResult suite, string root) =>
    [
        suite.HasErrors
            ? "not run" : suite.IsGreen ? "passed"
            : "failed", Relative(suite.Path, root) ?? suite.Name, Number(suite.Passed), Number(suite.Failed), Number(suite.Skipped),
    ];

    private static IReadOnlyList<string> RowOf(WorkflowTestResult test, TestFailure failure, string root) =>
        [
            test.Name,
            string.Create(CultureInfo.InvariantCulture, $"{Relative(failure.Path, root)}:{failure.Line}:{failure.Column}"),
            failure.Message,
            failure.Expected ?? string.Empty,
            failure.Actual ?? string.Empty,
        ];

    private static string? Relative(string? path, string root) =>
        path is null or "-" ? path : Path.GetRelativePath(root, Path.GetFullPath(path));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
