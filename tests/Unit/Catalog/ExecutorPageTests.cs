using Aef.Core.Pipelines.Catalog;
using Aef.Tests.Support;

namespace Aef.Tests.Catalog;

/// <summary>The page about executors has the table of the built-in entries.</summary>
public sealed class ExecutorPageTests
{
    private const string Start = "<!-- A test writes this table from the entries. -->\n";

    [Fact]
    public void The_table_of_the_page_is_that_of_the_entries()
    {
        var path = Repository.PathOf("docs", "executors.md");
        var page = File.ReadAllText(path);
        var from = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var rows = ExecutorCatalog.BuiltIn.Executors.OrderBy(e => e.Name, StringComparer.Ordinal)
            .Select(e => $"| `{e.Name}` | {e.Description!.Replace("{\"text\": ...}", "`{\"text\": ...}`", StringComparison.Ordinal)} | {Workflows(e)} | {Airflow(e)} |\n"); // every entry has one
        var table = "| executor | job | Cloud Workflows | Airflow |\n| --- | --- | --- | --- |\n" + string.Concat(rows);

        Baseline.ShouldMatch(path, page[..from] + table + page[page.IndexOf("\n`aef schema job", from, StringComparison.Ordinal)..]);
    }

    private static string Workflows(ExecutorDefinition entry) => entry.Workflows.Count > 0
        ? string.Join(", ", entry.Workflows.Select(w => w.Kind))
        : "no: " + entry.Unsupported.Single(u => u.Target == "cloud_workflows").Reason;

    private static string Airflow(ExecutorDefinition entry)
    {
        if (entry.Airflow is null)
        {
            return "no: " + entry.Unsupported.Single(u => u.Target == "airflow").Reason;
        }

        var tasks = string.Join(
            ", ",
            entry.Airflow.Tasks.Select(t => t.IsFunction ? $"function `{t.Operator}`" : $"`{t.Operator}`"));
        return tasks + (entry.Airflow.IsForAirflow2 ? string.Empty : " (3.1 and later)");
    }
}
