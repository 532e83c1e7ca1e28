using Aef.Cli.Commands;
using Aef.Cli.Terminal;
using Aef.Tests.Support;

namespace Aef.Tests.Data;

/// <summary><c>aef run</c> of pipelines with loads: the example examples/products, and substitutes for BigQuery.</summary>
public sealed class RunCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-run-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_example_of_products_writes_the_average_price_of_each_brand()
    {
        Copy("products");

        (await RunAsync("run", "products.yaml")).ExitCode.ShouldBe(0);

        File.ReadAllText(Path.Combine(_folder, "files", "average-price.csv")).ShouldBe(
            "brand,average_price,products\nAnnibale Colombo,1699.75,2\nChanel,1314.5,2\nApple,459.99,2\nEssence,11.49,2\nN/A,5.49,2\n");
        using var server = new FileServer();
        (await RunAsync("run", "products.yaml", "--environment", "web", "--input", $"url=http://127.0.0.1:{server.Port}/products.jsonl"))
            .ExitCode.ShouldBe(0);
        File.ReadAllText(Path.Combine(_folder, "files", "average-price.csv")).ShouldBe(
            "brand,average_price,products\nA,3.13,1\nN/A,2,1\n");
    }

    [Fact]
    public async Task The_substitutes_of_the_page_run_jobs_of_BigQuery_on_a_connection()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "connections.md"));
        var section = page[page.IndexOf("## Instead of BigQuery", StringComparison.Ordinal)..];
        var start = section.IndexOf("```json title=aef.json\n", StringComparison.Ordinal) + "```json title=aef.json\n".Length;
        File.WriteAllText(Path.Combine(_folder, "aef.json"), section[start..section.IndexOf("```", start, StringComparison.Ordinal)]);
        Directory.CreateDirectory(Path.Combine(_folder, "data"));
        File.WriteAllText(Path.Combine(_folder, "data", "a-1.csv"), "id;name\n1;a\n");
        File.WriteAllText(Path.Combine(_folder, "data", "a-2.csv"), "id;name\n2;b\n");
        File.WriteAllText(Path.Combine(_folder, "data", "b.json"), "{\"id\": 3, \"name\": \"c\"}\n");
        File.WriteAllText(Path.Combine(_folder, "bigquery.yaml"), """
            levels:
            - - job_id: LOAD
                job_name: load
                executor: bigquery-load
                with:
                  source_uris: [gs://raw-files/a-*]
                  destination_table: { projectId: p, datasetId: shop, tableId: orders }
                  write_disposition: WRITE_TRUNCATE
                  field_delimiter: ;
              - job_id: MORE
                job_name: more
                executor: bigquery-load
                with:
                  source_uris: [gs://raw-files/b.json]
                  destination_table: { projectId: p, datasetId: shop, tableId: orders }
                  source_format: NEWLINE_DELIMITED_JSON
              - job_id: CHANGE
                job_name: change
                executor: bigquery-query
                with: { sql: "UPDATE orders SET name = upper(name) WHERE id > 1" }
              - job_id: CHECK
                job_name: check
                executor: check
                with: { sql: "SELECT count(*) FROM orders WHERE name IN ('a', 'B', 'C')", equals: 3 }
            """);

        (await RunAsync("run", "bigquery.yaml")).ShouldSatisfyAllConditions(r => r.ExitCode.ShouldBe(0, r.Text));
        (await RunAsync("run", "bigquery.yaml")).ExitCode.ShouldBe(0); // the first load replaces
        var configuration = Path.Combine(_folder, "aef.json");
        (await RunAsync("query", "lake", "SELECT * FROM orders ORDER BY id", "--output", "csv", "--config", configuration))
            .Text.ShouldBe("id,name\n1,a\n2,B\n3,C\n");
    }

    [Fact]
    public async Task Jobs_use_the_lake_without_any_configuration_and_a_merge_creates_its_table()
    {
        File.WriteAllText(Path.Combine(_folder, "new.csv"), "id,name\n1,a\n2,b\n1,c\n");
        File.WriteAllText(Path.Combine(_folder, "lake.yaml"), """
            levels:
            - - job_id: LOAD
                job_name: load
                executor: load
                with: { from: new.csv, to: people, mode: merge, keys: [id] }
            - - { job_id: CHANGE, job_name: change, executor: sql, with: { sql: "UPDATE people SET name = upper(name) WHERE id > 1" } }
            - - job_id: COUNT
                job_name: count
                executor: check
                with: { sql: "SELECT count(*) FROM people WHERE name IN ('c', 'B')", equals: 2 }
            """);

        (await RunAsync("run", "lake.yaml")).ShouldSatisfyAllConditions(r => r.ExitCode.ShouldBe(0, r.Text));
    }

    [Fact]
    public async Task The_example_of_taxis_can_be_rerun_after_its_file_was_missing()
    {
        Copy("taxi");
        var file = Path.Combine(_folder, "data", "yellow_tripdata_2019-01.csv");
        File.Move(file, file + ".hidden");
        (await RunAsync("run", "taxi.yaml", "--environment", "sqlite")).ExitCode.ShouldBe(1);
        File.Move(file + ".hidden", file);

        (await RunAsync("rerun", "latest")).ShouldSatisfyAllConditions(r => r.ExitCode.ShouldBe(0, r.Text));

        var configuration = Path.Combine(_folder, "aef.json");
        const string Sql = "SELECT count(*) AS trips, (SELECT count(*) FROM sqlite_master WHERE name = 'yellow_staging') AS staging "
            + "FROM yellow_tripdata";
        (await RunAsync("query", "lake", Sql, "--output", "csv", "--config", configuration, "--environment", "sqlite"))
            .Text.ShouldBe("trips,staging\n35,0\n");
    }

    private async Task<(int ExitCode, string Text)> RunAsync(params string[] arguments)
    {
        var text = new StringWriter();
        var console = new CliConsole(() => Stream.Null, new TerminalWriter(text), new TerminalWriter(text));
        string[] all = arguments[0] == "run"
            ? [.. arguments.Select(a => a.EndsWith(".yaml", StringComparison.Ordinal) ? Path.Combine(_folder, a) : a)]
            : arguments;
        var exitCode = await AefCommandLine.RunAsync([.. all, "--state", Path.Combine(_folder, ".aef")], console);
        return (exitCode, text.ToString());
    }

    private void Copy(string example)
    {
        var folder = Repository.PathOf("examples", example);
        foreach (var path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Where(p => Path.GetExtension(p) is ".yaml" or ".json" or ".jsonl" or ".sql" or ".csv"))
        {
            var target = Path.Combine(_folder, Path.GetRelativePath(folder, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!); // below the folder
            File.Copy(path, target);
        }
    }
}
