using Aef.Adapters.Yaml;
using Aef.Core.Importing;
using Aef.Documents.Diagnostics;
using Aef.Runs.Workspace;

namespace Aef.Tests.Importing;

/// <summary>Configurations of pydataflow become definitions that run in the cloud and here; what pydataflow refuses is refused.</summary>
public sealed class PyDataflowImportTests : IDisposable
{
    private const string Password = PyDataflowSamples.Password;

    private readonly string _folder = Directory.CreateTempSubdirectory("aef-import-").FullName;

    public static TheoryData<string> Examples => [.. PyDataflowSamples.Examples.Keys];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_converts_to_a_definition_that_compiles(string name)
    {
        var import = Import(PyDataflowSamples.Examples[name]);

        Errors(import).ShouldBeEmpty();
        foreach (var file in import.Files)
        {
            Write(file.FileName, file.Source);
        }

        var workspace = new AefWorkspace(new YamlDocumentReader());
        var loaded = workspace.LoadFile(Path.Combine(_folder, "sample.yaml"));
        loaded.Diagnostics.Where(d => d.Severity != DiagnosticSeverity.Info).ShouldBeEmpty();
        workspace.LoadFile(Path.Combine(_folder, "executors", "pydataflow-load.yaml")).Diagnostics.ShouldBeEmpty();
        var compiled = workspace.Compile(loaded.Pipeline.ShouldNotBeNull());
        compiled.Diagnostics.Where(d => d.Severity != DiagnosticSeverity.Info).ShouldBeEmpty();
        var source = compiled.Artifacts.Select(a => a.Source).ShouldHaveSingleItem();
        source.ShouldContain("flexTemplates:launch");
        foreach (var file in import.Files.Where(f => f.FileName.StartsWith("pydataflow/", StringComparison.Ordinal)))
        {
            source.ShouldContain(file.FileName);
        }
    }

    [Fact]
    public void A_step_has_the_settings_of_its_job_and_of_a_local_run()
    {
        Definition(PyDataflowSamples.Examples["merge"]).ShouldContain("""
                        with:
                          config: "gs://${inputs.bucket}/configs/config.json"
                          container_spec: "gs://${inputs.bucket}/templates/dataflow_template_spec.json"
                          profile: "gs://${inputs.bucket}/profiles.json"
                          temp_folder: "gs://${inputs.bucket}/temp"
                          from: "select * from test"
                          source: test_postgres
                          incremental_column: date
                          incremental_from: "120 days"
                          time_zone: Asia/Tokyo
                          to: d_t
                          mode: merge
                          keys:
                            - id
                            - name
            """);
        Definition(PyDataflowSamples.Examples["append"]).ShouldContain("incremental_from: destination\n");
        Definition(PyDataflowSamples.Examples["postgres"]).ShouldNotContain("incremental");
    }

    [Theory]
    [InlineData("90min", "90 minutes")]
    [InlineData("6HOUR", "6 hours")]
    [InlineData("100000min", "1667 hours")] // rounded up
    [InlineData("1day", "1 days")]
    public void An_interval_becomes_a_duration(string interval, string duration) =>
        Definition(PyDataflowSamples.With("merge", "sources.0.parameters.incremental_interval_from", $"\"{interval}\""))
            .ShouldContain($"incremental_from: \"{duration}\"\n");

    [Theory]
    [InlineData("-- all\\n/* of */ SELECT '${x}' AS a ; \\n", "from: \"SELECT '$${x}' AS a\"")]
    [InlineData("queries/all.sql", "from: SELECT 2 AS b\n")]
    public void A_query_is_literal_and_one_statement(string query, string expected)
    {
        Write("queries/all.sql", "SELECT 2 AS b;\n");

        Definition(PyDataflowSamples.With("postgres", "sources.0.parameters.query", $"\"{query}\"")).ShouldContain(expected);
    }

    [Theory]
    [InlineData("\"true\"", "enable: true")]
    [InlineData("\"false\"", "enable: false")]
    public void A_schedule_is_that_of_the_pipeline(string enable, string expected)
    {
        var text = Definition(PyDataflowSamples.With(
            "postgres", "schedule", $$"""{ "name": "nightly", "cron": "0 5 * * *", "enable": {{enable}} }"""));

        text.ShouldContain($"""
              - name: nightly
                cron: "0 5 * * *"
                time_zone: Asia/Tokyo
                {expected}
            """);
    }

    [Fact]
    public void Each_of_several_sinks_has_a_configuration_of_its_own_without_passwords()
    {
        var own = $$"""
            { "query": "select 1", "host": "h", "port": 1, "database": "d", "user": "u", "password": "{{Password}}" }
            """;

        var import = Import(PyDataflowSamples.With("multi", "sources.0.parameters", own));

        Errors(import).ShouldBeEmpty();
        import.Diagnostics.Select(d => d.Code).ShouldBe(["AEF7493", "AEF7498", "AEF7494", "AEF7498", "AEF7494"]);
        var divided = import.Files.Single(f => f.FileName == "pydataflow/sample-out_2.json").Source;
        divided.ShouldContain("\"out 2\"");
        divided.ShouldContain("\"profile\": \"in\"");
        divided.ShouldNotContain("\"out\"");
        divided.ShouldNotContain("\"host\"");
        NoPassword(import);
    }

    [Fact]
    public void The_second_of_two_incremental_sinks_reads_its_own_newest_row()
    {
        var second = PyDataflowSamples.Examples["append"].Split("\"sinks\": [")[1].Trim().TrimEnd('}').Trim().TrimEnd(']')
            .Replace("\"out\"", "\"two\"", StringComparison.Ordinal);

        var import = Import(PyDataflowSamples.With("append", "sinks.1", second));

        Errors(import).ShouldBeEmpty();
        import.Files.Single(f => f.FileName == "pydataflow/sample-two.json").Source.ShouldContain("\"destination_sink_name\": \"two\"");
        import.Files.Single(f => f.FileName == "pydataflow/sample-out.json").Source.ShouldContain("\"destination_sink_name\": \"out\"");
    }

    [Fact]
    public void Profiles_become_connections_with_references()
    {
        var import = Import(PyDataflowSamples.Examples["mysql"]);

        import.Files.Single(f => f.FileName == "aef.json").Source.ShouldBe("""
            {
              "environments": {
                "local": {
                  "connections": {
                    "test_mysql": {
                      "kind": "mysql",
                      "host": "db.example.com",
                      "port": 3306,
                      "database": "test_db",
                      "user": "etl",
                      "password": "env:TEST_MYSQL_PASSWORD"
                    }
                  }
                }
              }
            }

            """);
        NoPassword(import);

        // The workspace reads the environments of a project, whose errors would be those of the definition.
        foreach (var file in import.Files)
        {
            Write(file.FileName, file.Source);
        }

        new AefWorkspace(new YamlDocumentReader()).LoadFile(Path.Combine(_folder, "sample.yaml"))
            .Diagnostics.Where(d => d.Severity != DiagnosticSeverity.Info).ShouldBeEmpty();
    }

    [Fact]
    public void A_schedule_needs_the_bucket_because_it_starts_runs_without_inputs()
    {
        var import = Import(PyDataflowSamples.With("postgres", "schedule", """{ "cron": "0 5 * * *" }"""), bucket: null);

        Codes(import).ShouldBe(["AEF7501"]);
        import.Files.ShouldBeEmpty();
        Errors(Import(PyDataflowSamples.Examples["postgres"], bucket: null)).ShouldBeEmpty();
    }

    [Fact]
    public void The_configuration_of_the_folder_is_extended()
    {
        Write("aef.json", """
            {"rules": {"AEF1051": "error"}, "Environments": {"prod": {}, "local": {
              "buckets": {"b": "c"}, "connections": {"lake": {"kind": "sqlite", "path": "x"}}}}}
            """);

        var text = Import(PyDataflowSamples.Examples["postgres"]).Files.Single(f => f.FileName == "aef.json").Source;
        Write("aef.json", text.Replace("env:TEST_POSTGRES_PASSWORD", "file:secret.txt", StringComparison.Ordinal));

        text.ReplaceLineEndings(string.Empty).Replace(" ", string.Empty, StringComparison.Ordinal).ShouldStartWith(
            "{\"rules\":{\"AEF1051\":\"error\"},\"Environments\":{\"prod\":{},\"local\":{\"buckets\":{\"b\":\"c\"},"
            + "\"connections\":{\"lake\":{\"kind\":\"sqlite\",\"path\":\"x\"},\"test_postgres\":");
        Import(PyDataflowSamples.Examples["postgres"]).Files.ShouldNotContain(f => f.FileName == "aef.json"); // it has the connection
    }

    [Fact]
    public void A_connection_with_other_settings_is_kept_unless_it_may_be_replaced()
    {
        Write("aef.json", """
            {"environments": {"local": {"connections": {
              "test_postgres": {"kind": "postgres", "host": "other", "database": "d", "user": "u"}}}}}
            """);

        Codes(Import(PyDataflowSamples.Examples["postgres"])).ShouldBe(["AEF7495"]);
        Import(PyDataflowSamples.Examples["postgres"], replaces: true).Files
            .Single(f => f.FileName == "aef.json").Source.ShouldNotContain("other");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"environments\": []}")]
    [InlineData("{\"environments\": {\"local\": 1}}")]
    [InlineData("{\"environments\": {\"local\": {\"connections\": \"x\"}}}")]
    [InlineData("{")]
    public void A_configuration_that_cannot_be_extended_is_reported(string text)
    {
        Write("aef.json", text);

        Codes(Import(PyDataflowSamples.Examples["postgres"])).ShouldContain("AEF7496");
    }

    [Fact]
    public void Nothing_shows_a_line_with_a_password()
    {
        var own = PyDataflowSamples.With(
            "postgres",
            "sources.0.parameters",
            $$"""
            { "query": "select 1", "host": "h", "port": "x", "user": "u", "passwort": "{{Password}}", "password": "{{Password}}" }
            """);

        foreach (var import in new[]
        {
            Import(own),
            WithProfiles(PyDataflowSamples.Profiles.Replace("\"host\"", "\"hots\"", StringComparison.Ordinal)),
            WithProfiles(PyDataflowSamples.Profiles.Replace($"\"{Password}\"", Password, StringComparison.Ordinal)),
            WithProfiles(PyDataflowSamples.Profiles[..^20]),
        })
        {
            Errors(import).ShouldNotBeEmpty();
            NoPassword(import);
            import.Diagnostics.Where(d => !d.HidesSource)
                .ShouldAllBe(d => d.Location.GetSource() == null || !d.Location.GetSource()!.Text.Contains(Password));
        }

        PyDataflowImport WithProfiles(string profiles) => Import(PyDataflowSamples.Examples["postgres"], profiles);
    }

    private PyDataflowImport Import(
        string configuration,
        string? profiles = PyDataflowSamples.Profiles,
        bool replaces = false,
        string? bucket = "b") =>
        new PyDataflowImporter(new YamlDocumentReader()).Import(
            [Write("config.json", configuration)],
            new PyDataflowOptions
            {
                ProfilePath = profiles is null ? null : Write("profiles.json", profiles),
                Bucket = bucket,
                Folder = _folder,
                Replaces = replaces,
            });

    private string Definition(string configuration)
    {
        var import = Import(configuration);
        Errors(import).ShouldBeEmpty();
        return import.Files[0].Source;
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private static void NoPassword(PyDataflowImport import)
    {
        import.Files.ShouldAllBe(f => !f.Source.Contains(Password));
        import.Diagnostics.ShouldAllBe(d => !d.Message.Contains(Password));
        import.Diagnostics.SelectMany(d => d.Fixes).SelectMany(f => f.Edits).ShouldAllBe(e => !e.NewText.Contains(Password));
    }

    private static IEnumerable<string> Errors(PyDataflowImport import) =>
        import.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString());

    private static IEnumerable<string> Codes(PyDataflowImport import) =>
        import.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Code);
}
