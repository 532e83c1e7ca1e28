using Aef.Core.Pipelines.Catalog;
using Aef.Tests.Support;

namespace Aef.Tests.Catalog;

/// <summary>The outputs of built-in executors: the same on each target, and listed on the page about executors.</summary>
public sealed class OutputPageTests
{
    private const string Start = "<!-- A test writes this table from the entries of the outputs. -->\n";

    /// <summary>Cloud Run jobs, which Airflow runs in another way, or whose operator does not name the execution.</summary>
    private static readonly string[] OnlyOfConnectors = ["cloud-run-job", "command", "container", "dbt", "http-download", "python"];

    [Fact]
    public void An_executor_has_one_output_on_every_target()
    {
        foreach (var executor in ExecutorCatalog.BuiltIn.Executors)
        {
            var outputs = ExecutorOutput.Of(executor);
            outputs.Count.ShouldBeLessThanOrEqualTo(1, executor.Name);
            var isOnAirflow = outputs is [var output] && output.Bindings.Contains("airflow");
            isOnAirflow.ShouldBe(outputs.Count == 1 && !OnlyOfConnectors.Contains(executor.Name), executor.Name);
        }
    }

    [Fact]
    public void The_table_of_the_page_is_that_of_the_entries()
    {
        var path = Repository.PathOf("docs", "executors.md");
        var page = File.ReadAllText(path);
        var from = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var rows = ExecutorCatalog.BuiltIn.Executors.OrderBy(e => e.Name, StringComparer.Ordinal)
            .SelectMany(e => ExecutorOutput.Of(e).Select(o =>
                $"| `{e.Name}` | {Keys(o)} | {Has(o, "connector")} | {Has(o, "airflow")} |\n"));
        var table = "| executor | output | Cloud Workflows | Airflow |\n| --- | --- | --- | --- |\n" + string.Concat(rows);

        var after = page.IndexOf("\nAn executor without an output", from, StringComparison.Ordinal);
        Baseline.ShouldMatch(path, page[..from] + table + page[after..]);
    }

    private static string Keys(ExecutorOutput output) => output.Keys.Count == 0
        ? "what the job returns"
        : string.Join(", ", output.Keys.Select(k => $"`{k}`"));

    private static string Has(ExecutorOutput output, string binding) => output.Bindings.Contains(binding) ? "yes" : "no";
}
