using Aef.Core.Targets.Airflow;
using Aef.Core.Targets.Airflow.Rules;
using Aef.Documents.Diagnostics;
using Aef.Tests.Support;

namespace Aef.Tests.Airflow;

/// <summary>The page about Airflow has the table of the rules.</summary>
public sealed class AirflowPageTests
{
    private const string Start = "<!-- A test writes this table from the rules of the target. -->\n";

    [Fact]
    public void The_table_of_the_page_is_that_of_the_target()
    {
        var path = Repository.PathOf("docs", "airflow.md");
        var page = File.ReadAllText(path);
        var from = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var rows = AirflowSupport.Rows.Select(r => $"| {r.Part} | {r.Becomes} | {Otherwise(r.Otherwise)} |\n");
        var table = "| part of the definition | on Airflow | otherwise |\n| --- | --- | --- |\n" + string.Concat(rows);

        Baseline.ShouldMatch(path, page[..from] + table + page[page.IndexOf("\n## ", from, StringComparison.Ordinal)..]);
    }

    [Fact]
    public void The_functions_of_the_page_are_those_of_the_target()
    {
        const string Marker = "<!-- A test writes this table from the functions of the target. -->\n";
        var path = Repository.PathOf("docs", "airflow.md");
        var page = File.ReadAllText(path);
        var from = page.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length;
        var rows = AirflowFunctions.All.Values.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => $"| `{f.Name}` | `{f.Python}` |\n");

        Baseline.ShouldMatch(
            path,
            page[..from] + "| function | in Python |\n| --- | --- |\n" + string.Concat(rows)
                + page[page.IndexOf("\nAll other functions", from, StringComparison.Ordinal)..]);
    }

    [Fact]
    public void Every_error_of_the_target_is_in_the_table()
    {
        DiagnosticDescriptor[] elsewhere =
        [
            AirflowDiagnostics.MissingPlatformValue, AirflowDiagnostics.UnusedProperty, AirflowDiagnostics.ReadsJobFile,
            AirflowDiagnostics.OneActiveRun, AirflowDiagnostics.OtherEngine, AirflowDiagnostics.NotRendered,
            AirflowDiagnostics.LeftOver, AirflowDiagnostics.ImageVersion,
        ];
        var all = typeof(AirflowDiagnostics).GetFields().Select(f => f.GetValue(null)).OfType<DiagnosticDescriptor>();

        all.Except(elsewhere).Except(AirflowSupport.Rows.Select(r => r.Otherwise).OfType<DiagnosticDescriptor>()).ShouldBeEmpty();
    }

    private static string Otherwise(DiagnosticDescriptor? descriptor) => descriptor is null
        ? string.Empty
        : $"{descriptor.Severity.ToString().ToLowerInvariant()} [{descriptor.Code}](diagnostics/{descriptor.Code}.md)";
}
