using System.Text.Json.Nodes;

namespace Aef.Tests.Importing;

/// <summary>Configurations like the seven examples of pydataflow-template, and changes of them.</summary>
internal static class PyDataflowSamples
{
    /// <summary>The password in the profiles: it must not occur in any output.</summary>
    public const string Password = "pa55-of-the-profiles";

    public const string Profiles = $$"""
        {
          "test_postgres": { "host": "db.example.com", "port": 5432, "database": "test_db", "user": "etl", "password": "{{Password}}" },
          "test_mysql": { "host": "db.example.com", "port": 3306, "database": "test_db", "user": "etl", "password": "{{Password}}" }
        }
        """;

    private const string Postgres = """
        { "name": "in", "module": "postgres", "parameters": { "query": "select * from test;", "profile": "test_postgres" } }
        """;

    private const string Incremental = """
        {
          "name": "in", "module": "postgres", "incremental": true,
          "parameters": {
            "query": "select * from test;", "profile": "test_postgres", "incremental_column": "date",
            "incremental_interval_from": "max_value_in_destination", "destination_sink_name": "out"
          }
        }
        """;

    private const string Partitions = """
        , "create_disposition": "CREATE_NEVER", "partitioning": "DAY", "partitioning_field": "date"
        """;

    public static readonly IReadOnlyDictionary<string, string> Examples = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bigquery"] = Of(
            """
            { "name": "in", "module": "bigquery", "parameters": { "query": "SELECT 1 AS a LIMIT 100;", "project": "p" } }
            """,
            Sink()),
        ["mysql"] = Of(
            Postgres.Replace("postgres", "mysql", StringComparison.Ordinal),
            Sink()),
        ["postgres"] = Of(Postgres, Sink()),
        ["append"] = Of(Incremental, Sink(", \"mode\": \"append\"", Partitions)),
        ["merge"] = Of(
            Incremental.Replace("max_value_in_destination", "120day", StringComparison.Ordinal),
            Sink(", \"mode\": \"merge\"", ", \"merge_keys\": [\"id\", \"name\"]" + Partitions)),
        ["multi"] = Of(
            Postgres,
            Sink() + ", " + Sink().Replace("\"out\"", "\"out 2\"", StringComparison.Ordinal)
                .Replace("d.t", "d.t-2", StringComparison.Ordinal)),
        ["beamsql"] = Of(
            Postgres,
            Sink().Replace("\"input\": \"in\"", "\"input\": \"sum\"", StringComparison.Ordinal),
            """
            {
              "name": "sum", "module": "beamsql", "inputs": ["in", "in"],
              "parameters": { "sql": "SELECT id FROM a UNION ALL SELECT id FROM b", "inputs_alias": ["a", "b"] }
            }
            """),
    };

    /// <summary>An example with one value changed; null removes it.</summary>
    /// <param name="example">The example.</param>
    /// <param name="path">The path, such as <c>sinks.0.parameters.table</c>.</param>
    /// <param name="value">The value as JSON.</param>
    public static string With(string example, string path, string? value)
    {
        var root = JsonNode.Parse(Examples[example])!;
        var keys = path.Split('.');
        var node = root;
        foreach (var key in keys[..^1])
        {
            node = (int.TryParse(key, out var index) ? node[index] : node[key]).ShouldNotBeNull();
        }

        if (value is null)
        {
            node.AsObject().Remove(keys[^1]).ShouldBeTrue();
        }
        else if (int.TryParse(keys[^1], out var last))
        {
            node.AsArray().Insert(last, JsonNode.Parse(value));
        }
        else
        {
            node[keys[^1]] = JsonNode.Parse(value);
        }

        return root.ToJsonString();
    }

    private static string Sink(string mode = "", string more = "") => $$"""
        { "name": "out", "module": "bigquery", "input": "in"{{mode}}, "parameters": { "table": "p:d.t"{{more}} } }
        """;

    private static string Of(string sources, string sinks, string transforms = "") => $$"""
        {
          "name": "sample",
          "description": "A sample.",
          "sources": [{{sources}}],
          "transforms": [{{transforms}}],
          "sinks": [{{sinks}}]
        }
        """;
}
