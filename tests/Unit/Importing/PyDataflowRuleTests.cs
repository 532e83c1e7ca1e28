using Aef.Adapters.Yaml;
using Aef.Core.Importing;
using Aef.Documents.Diagnostics;

namespace Aef.Tests.Importing;

/// <summary>Each rule of pydataflow: the configuration that breaks it is refused, with the value that is wrong.</summary>
public sealed class PyDataflowRuleTests : IDisposable
{
    private const string Second = """{ "name": "b", "module": "bigquery", "parameters": { "query": "q", "project": "p" } }""";

    private readonly string _folder = Directory.CreateTempSubdirectory("aef-import-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("postgres", "sources", "[]", "AEF7481", "The configuration has no \"sources\"")]
    [InlineData("postgres", "sinks", null, "AEF7481", "The configuration has no \"sinks\"")]
    [InlineData("postgres", "sources.0.name", null, "AEF7481", "The source has no \"name\"")]
    [InlineData("postgres", "sources.0.module", null, "AEF7481", "The source \"in\" has no \"module\"")]
    [InlineData("postgres", "sources.0.module", "\"oracle\"", "AEF1055", "got \"oracle\"")]
    [InlineData("postgres", "sources.0.parameters", null, "AEF7481", "no \"parameters\"")]
    [InlineData("postgres", "sources.0.parameters.query", null, "AEF7481", "The source \"in\" has no \"query\"")]
    [InlineData("postgres", "sources.0.parameters.query", "\"gs://b/q.sql\"", "AEF7491", "it is in a bucket")]
    [InlineData("postgres", "sources.0.parameters.query", "\"none.sql\"", "AEF7491", "none.sql")]
    [InlineData("bigquery", "sources.0.parameters.project", null, "AEF7481", "The source \"in\" has no \"project\"")]
    [InlineData("postgres", "sources.0.parameters.profile", null, "AEF7481", "The source \"in\" has no \"profile\"")]
    [InlineData("postgres", "sources.0.parameters.profile", "\"test_postgre\"", "AEF7490", "Did you mean \"test_postgres\"?")]
    [InlineData("postgres", "sources.0.parameters.host", "\"h\"", "AEF7482", "missing if the source has \"host\" of its own")]
    [InlineData("postgres", "sources.0.parameters.schema", "\"x\"", "AEF1051", "\"schema\"")]
    [InlineData("postgres", "sources.0.incremental", "\"maybe\"", "AEF1053", "incremental must be true or false")]
    [InlineData("postgres", "sources.0.parameters.incremental_column", "\"date\"", "AEF7489", "of the source \"in\" has no effect")]
    [InlineData("postgres", "sinks.0.name", "\"in\"", "AEF7483", "The name \"in\"")]
    [InlineData("postgres", "sinks.0.module", "\"spanner\"", "AEF7482", "must be bigquery; got \"spanner\"")]
    [InlineData("postgres", "sinks.0.input", "\"inn\"", "AEF7484", "Did you mean \"in\"?")]
    [InlineData("postgres", "sinks.0.mode", "\"append\"", "AEF7486", "no source is incremental")]
    [InlineData("postgres", "sinks.0.mode", "\"upsert\"", "AEF1055", "got \"upsert\"")]
    [InlineData("postgres", "sinks.0.merge_keys", "[\"id\"]", "AEF7489", "\"merge_keys\" of the sink \"out\" has no effect")]
    [InlineData("postgres", "sinks.0.parameters.table", null, "AEF7481", "The sink \"out\" has no \"table\"")]
    [InlineData("postgres", "sinks.0.parameters.table", "\"d.t\"", "AEF7482", "must be project:dataset.table; got \"d.t\"")]
    [InlineData("postgres", "sinks.0.parameters.schema", "\"id\"", "AEF7482", "\"schema\" of the sink")]
    [InlineData("postgres", "sinks.0.parameters.create_disposition", "\"ALWAYS\"", "AEF7482", "CREATE_NEVER or CREATE_IF_NEEDED")]
    [InlineData("postgres", "sinks.0.parameters.partitioning", "\"DAY\"", "AEF7481", "The sink \"out\" has no \"partitioning_field\"")]
    [InlineData("append", "sinks.0.parameters.partitioning", "\"WEEK\"", "AEF7482", "HOUR, DAY, MONTH or YEAR; got \"WEEK\"")]
    [InlineData("append", "sinks.0.parameters.schema", "\"id:INTEGER,date:STRING\"", "AEF7482", "a field of \"schema\" of type TIMESTAMP")]
    [InlineData("append", "sinks.0.parameters.schema", "\"id:INTEGER\"", "AEF7482", "a field of \"schema\" of type TIMESTAMP")]
    [InlineData("postgres", "sinks.0.parameters.clustering", "\"a,b,c,d,e\"", "AEF7482", "at most four fields")]
    [InlineData("postgres", "sinks.0.parameters.clustering", "\"a,,b\"", "AEF7482", "at most four fields")]
    [InlineData("append", "sources.0.parameters.incremental_column", null, "AEF7481", "The source \"in\" has no \"incremental_column\"")]
    [InlineData("append", "sources.0.parameters.incremental_interval_from", "\"0day\"", "AEF7482", "got \"0day\"")]
    [InlineData("append", "sources.0.parameters.incremental_interval_from", "\"5week\"", "AEF7482", "got \"5week\"")]
    [InlineData("append", "sources.0.parameters.incremental_interval_from", "\"5day\"", "AEF7486", "the source has an interval")]
    [InlineData("append", "sources.0.parameters.destination_sink_name", null, "AEF7481", "\"destination_sink_name\"")]
    [InlineData("append", "sources.0.parameters.destination_sink_name", "\"outt\"", "AEF7484", "Did you mean \"out\"?")]
    [InlineData("append", "sinks.0.mode", null, "AEF7487", "older rows are lost")]
    [InlineData("append", "sinks.0.parameters.partitioning", null, "AEF7481", "The sink \"out\" has no \"partitioning\"")]
    [InlineData("append", "sinks.0.parameters.partitioning_field", null, "AEF7481", "The sink \"out\" has no \"partitioning_field\"")]
    [InlineData("append", "sinks.0.parameters.create_disposition", "\"CREATE_IF_NEEDED\"", "AEF7482", "needs an existing table")]
    [InlineData("append", "sources.1", Second, "AEF7488", "the configuration has 2")]
    [InlineData("merge", "sinks.0.parameters.merge_keys", null, "AEF7481", "The sink \"out\" has no \"merge_keys\"")]
    [InlineData("merge", "sinks.0.parameters.merge_keys", "[]", "AEF7481", "The sink \"out\" has no \"merge_keys\"")]
    [InlineData("merge", "sinks.0.parameters.merge_keys", "\"id\"", "AEF1053", "merge_keys must be a list")]
    [InlineData("merge", "sinks.0.merge_keys", "[\"id\"]", "AEF1052", "\"merge_keys\"")]
    [InlineData("beamsql", "transforms.0.parameters.sql", null, "AEF7481", "The transform \"sum\" has no \"sql\"")]
    [InlineData("beamsql", "transforms.0.inputs", "[]", "AEF7481", "The transform \"sum\" has no \"inputs\"")]
    [InlineData("beamsql", "transforms.0.inputs", "[\"in\"]", "AEF7482", "a list of 1 different names")]
    [InlineData("beamsql", "transforms.0.inputs", "[\"in\", \"sum\"]", "AEF7485", "\"sum\" needs its own output: sum <- sum")]
    [InlineData("beamsql", "transforms.0.inputs", "[\"in\", \"out\"]", "AEF7484", "got \"out\"")]
    [InlineData("beamsql", "transforms.0.parameters.inputs_alias", "[\"a\", \"A\"]", "AEF7482", "twice")]
    [InlineData("beamsql", "sources.0.incremental", "true", "AEF7488", "the sink \"out\" must read it directly")]
    [InlineData("postgres", "schedule", "{\"name\": \"n\"}", "AEF7481", "The schedule has no \"cron\"")]
    [InlineData("postgres", "sorces", "[]", "AEF1051", "\"sorces\"")]
    public void A_configuration_that_breaks_a_rule_is_refused(string example, string path, string? value, string code, string message)
    {
        var import = Import(PyDataflowSamples.With(example, path, value));

        var found = import.Diagnostics.Where(d => d.Code == code && d.Message.Contains(message, StringComparison.Ordinal)).ToList();
        found.ShouldHaveSingleItem(string.Join('\n', import.Diagnostics));
        found[0].Location.Start.Line.ShouldBeGreaterThan(0);
        (import.Files.Count > 0).ShouldBe(import.Diagnostics.All(d => d.Severity != DiagnosticSeverity.Error));
        found[0].Severity.ShouldNotBe(DiagnosticSeverity.Info);
    }

    [Fact]
    public void All_problems_of_all_files_are_reported_together_and_no_file_comes_out()
    {
        string[] files =
        [
            Write("a.json", PyDataflowSamples.With("postgres", "sinks.0.parameters.table", "\"x\"")),
            Write("b.json", "[1]"),
            Write("c.json", "{"),
            Path.Combine(_folder, "none.json"),
            Write("d.json", PyDataflowSamples.Examples["postgres"]),
        ];

        var import = new PyDataflowImporter(new YamlDocumentReader()).Import(files, new PyDataflowOptions());

        import.Files.ShouldBeEmpty();
        import.Diagnostics.Select(d => $"{Path.GetFileName(d.Location.Path)} {d.Code}").ShouldBe(
            ["a.json AEF7482", "a.json AEF7490", "b.json AEF7480", "c.json AEF1010", "none.json AEF1001", "d.json AEF7490"],
            ignoreOrder: true);
    }

    private PyDataflowImport Import(string configuration) =>
        new PyDataflowImporter(new YamlDocumentReader()).Import(
            [Write("config.json", configuration)],
            new PyDataflowOptions { ProfilePath = Write("profiles.json", PyDataflowSamples.Profiles) });

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
