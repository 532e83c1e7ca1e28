using Aef.Adapters.Connections;
using Aef.Core.Environments;
using Aef.Core.Pipelines.Catalog;
using Aef.Runs.Connections;
using Aef.Runs.Data;
using Aef.Runs.Executors;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Data;

/// <summary>A folder with data and a connection named <c>db</c> to a new database of one engine.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly SqlConnectionFactory _factory = new();

    private readonly (string From, string Until)? _dates;

    private Bench(EnvironmentConnection connection, EnvironmentConnection? source, string folder, (string From, string Until)? dates)
    {
        Folder = folder;
        Connection = connection;
        _dates = dates;
        Environment = new ProjectEnvironment("local")
        {
            Connections = source is null ? [connection] : [connection, source],
            Buckets = [new EnvironmentBucket("raw", Path.Combine(folder, "bucket"))],
        };
        Set = new ConnectionSet(
            Environment,
            folder,
            _factory,
            new SecretValues(n => n == "PG_PASSWORD" ? PostgresServer.Password : null, folder));
    }

    /// <summary>The engines that are here.</summary>
    public static string[] Names => PostgresServer.WhySkipped is null ? ["duckdb", "sqlite", "postgres"] : ["duckdb", "sqlite"];

    /// <summary>The same for theories.</summary>
    public static TheoryData<string> Engines => [.. Names];

    public string Folder { get; }

    public EnvironmentConnection Connection { get; private set; }

    public ProjectEnvironment Environment { get; private set; }

    public ConnectionSet Set { get; }

    public List<string> Log { get; } = [];

    /// <summary>Creates the folder with a connection <c>db</c>, and one named <c>source</c> to a database of another engine.</summary>
    public static async Task<Bench> CreateAsync(
        string engine,
        string? source = null,
        Func<EnvironmentConnection, EnvironmentConnection>? change = null,
        (string From, string Until)? dates = null)
    {
        var folder = Directory.CreateTempSubdirectory("aef-data-").FullName;
        var connection = await ConnectionAsync("db", engine, folder);
        return new Bench(
            change?.Invoke(connection) ?? connection,
            source is null ? null : await ConnectionAsync("source", source, folder),
            folder,
            dates);
    }

    private static async Task<EnvironmentConnection> ConnectionAsync(string name, string engine, string folder) => engine switch
    {
        "duckdb" => new EnvironmentConnection(name, ConnectionKind.DuckDb) { Path = Path.Combine(folder, name + ".duckdb") },
        "sqlite" => new EnvironmentConnection(name, ConnectionKind.Sqlite) { Path = Path.Combine(folder, name + ".sqlite") },
        _ when engine.StartsWith("mysql:", StringComparison.Ordinal) => await MySqlServer.Instance.CreateDatabaseAsync(name, engine[6..]),
        _ => await PostgresServer.Instance.CreateDatabaseAsync(name),
    };

    public string File(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // below the folder
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    public DataCall Call(string parameters = "{}", string job = "J01", int attempt = 1) => new(
        new JobCall(new JobIdentity("run-1", "bench", job, job, "L01", "T01", attempt), "bench", WorkflowValue.EmptyMap)
        {
            Parameters = WorkflowValue.FromJson(parameters),
            Folder = Folder,
            RunValues = _dates is var (from, until)
                ? WorkflowValue.FromMap(("start_date", from), ("end_date", until))
                : WorkflowValue.EmptyMap,
            Time = new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero),
        },
        Set,
        Environment);

    public Task<JobResult> SqlAsync(
        string sql,
        string values = "{}",
        string job = "J01",
        int attempt = 1,
        bool autocommit = false,
        string connection = "db",
        CancellationToken token = default)
    {
        var parameters = WorkflowValue.FromMap(
            ("connection", connection),
            ("sql", sql),
            ("values", WorkflowValue.FromJson(values)),
            ("autocommit", autocommit));
        return LoggedAsync(Call(parameters.ToJson(), job, attempt), c => new SqlJob(c, new SqlBinding(null, [])).RunAsync(token));
    }

    public Task<JobResult> LoadAsync(string parameters, string job = "L01", int attempt = 1, CancellationToken token = default) =>
        LoggedAsync(
            Call(parameters, job, attempt),
            c => new LoadJob(c, new LoadBinding(null, null, null, []) { Connection = "db" }).RunAsync(token));

    public Task<JobResult> CheckAsync(string parameters) =>
        LoggedAsync(Call(parameters), c => new CheckJob(c, new CheckBinding("db", null)).RunAsync(default));

    /// <summary>Runs statements that must succeed.</summary>
    public async Task DoAsync(string sql, string connection = "db")
    {
        var result = await SqlAsync(sql, job: Guid.NewGuid().ToString("N"), connection: connection);
        result.Failure.ShouldBeNull();
    }

    /// <summary>The rows of a query as JSON.</summary>
    public async Task<string> RowsAsync(string sql)
    {
        var result = await SqlAsync(sql, autocommit: true);
        result.Failure.ShouldBeNull();
        return result.Output["rows"].ToJson();
    }

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<JobResult> LoggedAsync(DataCall call, Func<DataCall, Task<JobResult>> run)
    {
        var result = await run(call);
        Log.AddRange(call.Job.TakeLog().Select(m => $"{m.Severity} {m.Message}"));
        return result;
    }
}
