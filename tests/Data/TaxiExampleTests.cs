using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aef.Adapters.Yaml;
using Aef.Core.Environments;
using Aef.Runs.Workspace;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Data;

/// <summary>The example examples/taxi: the statements and files of its steps, run by the kinds themselves.</summary>
public sealed class TaxiExampleTests
{
    private static readonly string Example = Repository.PathOf("examples", "taxi");

    public static TheoryData<string> Engines => Bench.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_trip_is_in_the_table_once_with_the_key_that_we_compute(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        foreach (var round in new[] { 1, 2 })
        {
            foreach (var (taxi, month) in from t in new[] { "yellow", "green" } from m in new[] { "2019-01", "2019-02" } select (t, m))
            {
                var inserted = await RunAsync(bench, taxi, month, $"{round}-{month}-");
                inserted.ShouldBe(round == 1 ? 35 : 0, $"{taxi} {month}");
            }
        }

        foreach (var (taxi, prefix) in new[] { ("yellow", "tpep"), ("green", "lpep") })
        {
            var rows = await bench.RowsAsync($"SELECT unique_row_id AS k FROM {taxi}_tripdata ORDER BY unique_row_id");
            rows.ShouldBe($"[{string.Join(',', Keys(taxi, prefix).Select(k => $"{{\"k\":\"{k}\"}}"))}]");
            (await bench.RowsAsync($"SELECT count(DISTINCT filename) AS f, count(DISTINCT {prefix}_pickup_datetime) AS p FROM "
                + $"{taxi}_tripdata"))
                .ShouldStartWith("[{\"f\":2,");
        }
    }

    [Fact]
    public void The_environments_of_the_example_are_valid()
    {
        var configuration = new AefWorkspace(new YamlDocumentReader()).Loader.ConfigurationIn(Example);

        configuration.Diagnostics.ShouldBeEmpty();
        configuration.Configuration.Environments.Select(e => e.Name).ShouldBe(["local", "sqlite", "postgres"]);
        EnvironmentSelection.ForRun(configuration.Configuration.Environments, "sqlite").Environment.ShouldNotBeNull()
            .FindConnection("lake", ".aef").ShouldNotBeNull().Kind.ShouldBe(ConnectionKind.Sqlite);
    }

    /// <summary>The steps CREATE, STAGE, MERGE, UNIQUE and PURGE of one run; returns the number of trips that MERGE inserted.</summary>
    private static async Task<long> RunAsync(Bench bench, string taxi, string month, string job)
    {
        var file = $"{taxi}_tripdata_{month}.csv";
        var values = $$"""{"table": "{{taxi}}_tripdata", "staging": "{{taxi}}_staging", "file": "{{file}}"}""";
        (await bench.SqlAsync(Path.Combine(Example, "sql", $"create-{taxi}.sql"), values, job + taxi + "CREATE")).Failure.ShouldBeNull();
        var staged = await bench.LoadAsync(
            WorkflowValue.FromMap(("from", Path.Combine(Example, "data", file)), ("to", taxi + "_staging")).ToJson(), job + taxi + "STAGE");
        staged.Failure.ShouldBeNull();
        staged.Output["rows"].ShouldBe(40L);
        var merged = await bench.SqlAsync(Path.Combine(Example, "sql", $"merge-{taxi}.sql"), values, job + taxi + "MERGE");
        merged.Failure.ShouldBeNull();
        (await bench.CheckAsync($$"""{"sql": "SELECT unique_row_id FROM {{taxi}}_tripdata GROUP BY unique_row_id HAVING count(*) > 1"}"""))
            .Failure.ShouldBeNull();
        (await bench.SqlAsync("DROP TABLE IF EXISTS :\"staging\"", values, job + taxi + "PURGE")).Failure.ShouldBeNull();
        return merged.Output["rows_changed"].Items[1].TryGetInteger(out var inserted) ? inserted : -1;
    }

    /// <summary>The keys of all trips of the files, computed without a database.</summary>
    private static IEnumerable<string> Keys(string taxi, string prefix)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in Directory.GetFiles(Path.Combine(Example, "data"), taxi + "_*.csv"))
        {
            var lines = File.ReadAllLines(path);
            var header = lines[0].Split(',');
            foreach (var fields in lines.Skip(1).Select(l => l.Split(',')))
            {
                string Field(string name) => fields[Array.IndexOf(header, name)];
                string Hundredths(string name) => ((long)Math.Round(decimal.Parse(Field(name), CultureInfo.InvariantCulture) * 100))
                    .ToString(CultureInfo.InvariantCulture);
                var key = string.Join(
                    '|',
                    Field("VendorID"),
                    Field(prefix + "_pickup_datetime"),
                    Field(prefix + "_dropoff_datetime"),
                    Field("PULocationID"),
                    Field("DOLocationID"),
                    Hundredths("fare_amount"),
                    Hundredths("trip_distance"));
#pragma warning disable CA5351 // The keys of the example.
                keys.Add(Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(key))));
#pragma warning restore CA5351
            }
        }

        return keys.Order(StringComparer.Ordinal);
    }
}
