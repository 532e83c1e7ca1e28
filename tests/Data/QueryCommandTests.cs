using Aef.Adapters.Connections;
using Aef.Cli.Commands;
using Aef.Cli.Terminal;

namespace Aef.Tests.Data;

/// <summary><c>aef query</c> and <c>aef connections test</c>.</summary>
public sealed class QueryCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-query-").FullName;

    public QueryCommandTests()
    {
        File.WriteAllText(
            Path.Combine(_folder, "aef.json"),
            """{"environments": {"local": {"connections": {"lite": {"kind": "sqlite", "path": "lite.sqlite"}}}, "dev": {}}}""");
        File.WriteAllText(Path.Combine(_folder, "lite.sqlite"), string.Empty); // SQLite accepts an empty file
        Directory.CreateDirectory(Path.Combine(_folder, "state"));
        File.Copy(Lake.Value, Path.Combine(_folder, "state", "lake.duckdb"));
    }

    /// <summary>An empty database, which the tests copy.</summary>
    private static Lazy<string> Lake { get; } = new(() =>
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("aef-lake-").FullName, "lake.duckdb");
        new DuckDbLibrary(null).Use();
        using var connection = new DuckDB.NET.Data.DuckDBConnection($"DataSource={path}");
        connection.Open();
        return path;
    });

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Rows_are_a_table_JSON_or_CSV()
    {
        const string Sql = "SELECT 1 AS id, 'a\"b,c' AS name, CAST(NULL AS VARCHAR) AS none, DATE '2026-05-01' AS day UNION "
            + "ALL SELECT 20, '', 'x', NULL ORDER BY id";

        var table = await RunAsync("query", "lake", Sql);
        var json = await RunAsync("query", "lake", Sql, "--output", "json");
        var csv = await RunAsync("query", "lake", Sql, "--output", "csv");

        table.ShouldBe((0, "id  name   none  day\n 1  a\"b,c  NULL  2026-05-01\n20         x     NULL\n", "2 rows\n"));
        json.ShouldBe((
            0,
            "[\n{\"id\":1,\"name\":\"a\\\"b,c\",\"none\":null,\"day\":\"2026-05-01\"},\n"
                + "{\"id\":20,\"name\":\"\",\"none\":\"x\",\"day\":null}\n]\n",
            string.Empty));
        csv.ShouldBe((0, "id,name,none,day\n1,\"a\"\"b,c\",,2026-05-01\n20,\"\",x,\n", string.Empty));
        (await RunAsync("query", "lake", "SELECT 1 AS a WHERE false", "--output", "json")).Output.ShouldBe("[]\n");
    }

    [Fact]
    public async Task A_table_that_is_cut_is_reported()
    {
        var (exitCode, output, error) = await RunAsync("query", "lake", "SELECT i FROM range(10) AS r(i) ORDER BY i", "--limit", "2");

        (exitCode, output).ShouldBe((0, "i\n0\n1\n"));
        error.ShouldBe("2 rows; there are more: use --limit or --output csv\n");
    }

    [Fact]
    public async Task Values_are_bound_and_changes_are_counted()
    {
        (await RunAsync("query", "lite", "CREATE TABLE t (a TEXT)")).Error.ShouldBe("0 rows changed\n");
        (await RunAsync("query", "lite", "INSERT INTO t VALUES (:a)", "--value", "a='); DROP TABLE t; "
            + "--")).Error.ShouldBe("1 row changed\n");
        (await RunAsync("query", "lite", "SELECT a FROM t", "--output", "csv")).Output.ShouldBe("a\n'); DROP TABLE t; --\n");
    }

    [Theory]
    [InlineData("lake", "state", "lake.duckdb")]
    [InlineData("lite", "", "lite.sqlite")]
    public async Task A_query_creates_no_database(string connection, string folder, string name)
    {
        var path = Path.Combine(_folder, folder, name);
        File.Delete(path);

        var (exitCode, output, error) = await RunAsync("query", connection, "SELECT 1");

        (exitCode, output).ShouldBe((1, string.Empty));
        error.ShouldContain($"AEF7102: The connection \"{connection}\" (");
        error.ShouldContain($", {path}) cannot be opened: the file does not exist.");
        error.ShouldContain("pass --environment, --config or --state");
        File.Exists(path).ShouldBeFalse();
    }

    [Fact]
    public async Task A_message_of_DuckDB_is_one_line()
    {
        await RunAsync("query", "lake", "CREATE TABLE trips (a INTEGER)");

        var (_, _, error) = await RunAsync("query", "lake", "SELECT * FROM trps");

        error.ShouldContain("does not exist! Did you mean \"trips\"?");
        error.ShouldNotContain("\\n");
    }

    [Theory]
    [InlineData("AEF7100", "query", "lak", "SELECT 1")]
    [InlineData("AEF7105", "query", "lake", "SELEC 1")]
    [InlineData("AEF7105", "query", "lake", "SELECT 1; SELECT 2")]
    [InlineData("AEF7105", "query", "lake", "/* nothing */")]
    [InlineData("AEF7106", "query", "lake", "SELECT :a")]
    [InlineData("AEF1933", "query", "lake", "SELECT 1", "--environment", "prd")]
    [InlineData("AEF7100", "connections", "test", "lak")]
    public async Task A_problem_is_reported_and_nothing_is_written(string code, params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync(arguments);

        exitCode.ShouldBe(1);
        output.ShouldBeEmpty();
        error.ShouldContain(code);
    }

    [Theory]
    [InlineData("--limit must be a number", "query", "lake", "SELECT 1", "--limit", "0")]
    [InlineData("--value must be NAME=VALUE", "query", "lake", "SELECT 1", "--value", "x")]
    public async Task A_wrong_option_is_a_usage_error(string text, params string[] arguments)
    {
        var (exitCode, _, error) = await RunAsync(arguments);

        exitCode.ShouldBe(2);
        error.ShouldContain(text);
    }

    [Fact]
    public async Task Each_connection_is_tested()
    {
        var (exitCode, output, error) = await RunAsync("connections", "test");
        var json = await RunAsync("connections", "test", "lite", "--output", "json");

        (exitCode, error).ShouldBe((0, string.Empty));
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(l => l.StartsWith("ok "));
        output.ShouldContain("lake  DuckDB ");
        output.ShouldContain("lite  SQLite 3.");
        json.Output.ShouldContain("\"name\": \"lite\"");
        json.Output.ShouldContain("\"ok\": true");
    }

    [Fact]
    public async Task The_lake_is_in_the_state_folder_in_which_runs_of_the_project_are_recorded()
    {
        var configuration = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "settings")).FullName, "dev.json");
        File.WriteAllText(configuration, "{}");

        var (_, output, _) = await StartAsync("connections", "test", "lake", "--output", "json", "--config", configuration);

        output.ShouldContain($"\"target\": \"{Path.Combine(_folder, ".aef", "lake.duckdb")}\"");
    }

    private Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) =>
        StartAsync([.. arguments, "--config", Path.Combine(_folder, "aef.json"), "--state", Path.Combine(_folder, "state")]);

    private static async Task<(int ExitCode, string Output, string Error)> StartAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var console = new CliConsole(() => Stream.Null, new TerminalWriter(output), new TerminalWriter(error));
        return (await AefCommandLine.RunAsync(arguments, console), output.ToString(), error.ToString());
    }
}
