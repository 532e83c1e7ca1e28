using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Tests.Support;

namespace Aef.Tests.Catalog;

public sealed class ExecutorCatalogTests
{
    [Fact]
    public void AEFs_four_executors_call_its_function_and_the_others_an_API()
    {
        string[] aef =
            ["bq-saved-query-executor", "dataflow-flextemplate-job-executor", "dataform-tag-executor", "dataproc-serverless-job-executor"];
        var names = ExecutorCatalog.BuiltIn.Executors.Select(e => e.Name).ToList();
        names.ShouldBe(
        [
            "approval", "bigquery-load", "bigquery-query", aef[0], "check", "cloud-build", "cloud-run-job", "command", "container", aef[1],
            aef[2], aef[3], "dbt", "gcp-setup", "gcs-copy", "gcs-delete", "gcs-wait", "http-download", "http-request", "load",
            "notify", "pydataflow", "python", "sql", "ssh", "workflow",
        ]);
        ExecutorCatalog.BuiltIn.Executors.ShouldAllBe(e => e.Description != null && e.Parameters.Count > 0 && e.IsBuiltIn);
        ExecutorCatalog.BuiltIn.Executors.ShouldAllBe(e => aef.Contains(e.Name) ? e.Workflows[0] is FunctionBinding
            : e.Workflows.Count == 0 ? e.Unsupported.Any(u => u.Target == "cloud_workflows")
            : e.Workflows.Single() is ConnectorBinding);
        ExecutorCatalog.BuiltIn.Executors.ShouldAllBe(e => e.Airflow == null
            ? e.Unsupported.Any(u => u.Target == "airflow") && e.Local is LoadBinding
            : e.Airflow.IsForAirflow3 && (e.Airflow.IsForAirflow2 || e.Unsupported.Any(u => u.Target == "airflow_2")));
    }

    /// <summary>An entry is found by the name of its file, before it is read.</summary>
    [Fact]
    public void Each_built_in_entry_has_the_name_by_which_it_is_found() =>
        ExecutorCatalog.BuiltIn.Executors.ShouldAllBe(e => ReferenceEquals(ExecutorCatalog.BuiltIn.Find(e.Name), e));

    [Theory]
    [InlineData("dataproc-serverless-job-executor", "sample_serverless_spark_mainframe_ingestion")]
    [InlineData("dataflow-flextemplate-job-executor", "sample_jdbc_dataflow_ingestion")]
    [InlineData("dataform-tag-executor", "run_dataform_tag")]
    public void The_job_files_of_AEF_have_only_parameters_of_the_entry(string executor, string job)
    {
        var path = Repository.PathOf("tests", "Baselines", "aef-demo", "jobs", executor, job + ".json");
        var entry = ExecutorCatalog.BuiltIn.Find(executor).ShouldNotBeNull();

        var file = (MappingNode)new JsonDocumentReader().Read(new SourceText(File.ReadAllText(path))).Root.ShouldNotBeNull();

        file.Entries.ShouldAllBe(e => entry.FindParameter(e.Key) != null);
        entry.Parameters.Where(p => p.Required).ShouldAllBe(p => file[p.Name] != null);
        file.Entries.ShouldAllBe(e => Fits(entry.FindParameter(e.Key)!.Type, e.Value));
    }

    [Fact]
    public void A_users_entry_wins_by_name_and_names_have_case()
    {
        var mine = Read(
            "{name: dataform-tag-executor, description: mine, parameters: {tags: {type: list, default: [a]}}, "
            + "workflows: [{binding: connector}], local: {kind: command}}").Executor.ShouldNotBeNull();

        var catalog = ExecutorCatalog.BuiltIn.With([mine]);

        catalog.Find("dataform-tag-executor").ShouldBe(mine);
        (mine.Local.Kind, mine.Workflows[0].Kind, mine.FindParameter("tags")!.Type).ShouldBe(("command", "connector", InputType.List));
        catalog.Executors.Count.ShouldBe(ExecutorCatalog.BuiltIn.Executors.Count);
        catalog.Find("Dataform-Tag-Executor").ShouldBeNull();
        catalog.Find("nothing").ShouldBeNull();
    }

    [Theory]
    [InlineData("[]", "1:1 AEF1053")]
    [InlineData("description: x", "1:1 AEF1070")]
    [InlineData("{name: a, color: red}", "1:11 AEF1051")]
    [InlineData("{name: a, parameters: {p: {type: text}}}", "1:34 AEF1055")]
    [InlineData("{name: a, parameters: {p: 1}}", "1:27 AEF1053")]
    [InlineData("{name: a, workflows: [{}]}", "1:23 AEF1070")]
    [InlineData("{name: a, workflows: [{binding: magic}]}", "1:33 AEF1055")]
    [InlineData("{name: a, parameters: {p: {type: integer, default: x}}}", "1:52 AEF2086")]
    [InlineData("{name: a, parameters: {p: {type: string, default: 5}}}", "1:51 AEF2086")]
    [InlineData("{name: a, parameters: {p: {values: [a, b], default: c}}}", "1:53 AEF2086")]
    [InlineData("{name: a, parameters: {p: {type: integer, values: [1, b]}}}", "1:55 AEF2086")]
    [InlineData("{name: a, parameters: {p: {type: number, values: [1.5, 2], default: 2.0}}}", "")]
    [InlineData("{name: a, parameters: {p: {values: []}}}", "1:36 AEF2086")]
    [InlineData("{name: a, parameters: {p: {type: date, default: 2026-02-30}}}", "1:49 AEF2086")]
    [InlineData("{name: a, parameters: {p: {format: bucket, default: 'gs://b'}}}", "1:53 AEF2086")]
    [InlineData("{name: a, parameters: {p: {type: strng, default: 5}}}", "1:34 AEF1055")]
    [InlineData("{name: a, parameters: {p: {type: integer, default: '${run.id}'}}}", "")]
    [InlineData("{name: a, extends: nothing}", "1:20 AEF2087")]
    [InlineData("{name: a, local: {kind: http, url: 'x/${parameters.p}'}}", "1:36 AEF2088")]
    [InlineData("{name: a, local: {kind: http, url: 'x/${run.start_date}/${job.id}/${job.name}/${job.step_id}/${job.attempt}'}}", "")]
    [InlineData("{name: a, local: {kind: http, url: 'x/${run}'}}", "1:36 AEF2088")]
    [InlineData("{name: a, local: {kind: http, url: 'x/${job.started}'}}", "1:36 AEF2088")]
    [InlineData("{name: a, parameters: {p: {}}, local: {kind: http, url: 'x/${text.to_upper(parameters.p + \"}\")}/${len(job)}'}}", "")]
    [InlineData("{name: a, local: {kind: http, url: 'x/${text.to_upper(parameters.p)}'}}", "1:36 AEF2088")]
    [InlineData("{name: a, local: {kind: http, url: 'x/${text.upper(run.id)}/${sys.sleep(1)}'}}", "1:36 AEF2088", "1:36 AEF2088")]
    [InlineData("{name: a, local: {kind: http, url: 'x/${run.id +}'}}", "1:36 AEF2088")]
    [InlineData("{name: a, airflow: [{operator: A, module: m, providers: {x: '1'}}]}", "1:57 AEF1053")]
    [InlineData("{name: a, airflow: [{operator: A, module: {3: m}}]}", "")]
    [InlineData("{name: a, airflow: [{operator: A, module: {}}]}", "1:43 AEF1070")]
    [InlineData("{name: a, workflows: [{binding: connector, start: {call: http.get, sure_when: false}}]}", "")]
    [InlineData("{name: a, local: {kind: cloud}}", "1:25 AEF1055")]
    [InlineData("{name: a, local: {kind: cloud, statments: x, url: y}}", "1:25 AEF1055", "1:32 AEF1051")]
    [InlineData("{name: a, local: {kind: sql, statments: x}}", "1:30 AEF1051")]
    [InlineData("{name: a, local: {kind: sql, url: x}}", "1:30 AEF1051")]
    [InlineData("{name: a, local: {command: [x]}}", "1:19 AEF1051")]
    [InlineData("{name: a, local: {kind: command, command: run it}}", "1:43 AEF1053")]
    [InlineData("{name: a, local: {kind: command, command: [x, [y]]}}", "1:47 AEF1053")]
    [InlineData("{name: a, local: {kind: command, environment: {A: {}}}}", "1:51 AEF1053")]
    [InlineData("{name: a, local: {kind: sql, statements: true}}", "1:42 AEF1053")]
    [InlineData("{name: a, local: {kind: http, url: [x]}}", "1:36 AEF1053")]
    [InlineData("{name: a, workflows: [{binding: function, start: {call: x}}]}", "1:43 AEF1051")]
    [InlineData("{name: a, workflows: [{binding: connector, start: {args: {}}}]}", "1:51 AEF1070")]
    [InlineData("{name: a, workflows: [{binding: connector, start: {cal: x}}]}", "1:52 AEF1070")]
    [InlineData("{name: a, workflows: [{binding: connector, status: {call: x, succes: [DONE]}}]}", "1:62 AEF1051")]
    [InlineData("{name: a, workflows: [{binding: connector, cancel: x}]}", "1:52 AEF1053")]
    public void Every_problem_of_an_entry_is_reported_at_its_location(string text, params string[] expected) =>
        Definitions.Diagnostics(Read(text).Diagnostics).ShouldBe(string.Join(", ", expected));

    [Fact]
    public void An_unknown_setting_names_the_kind_and_the_setting_that_was_meant() =>
        Read("{name: a, local: {kind: sql, statments: x}}").Diagnostics.ShouldHaveSingleItem().Message
            .ShouldBe("Unknown key \"statments\" in a local binding of kind sql is ignored. Did you mean \"statements\"?");

    [Fact]
    public void The_settings_of_a_local_binding_are_kept()
    {
        Local("{kind: command, command: [dbt, run, 5, true], folder: models, environment: {TARGET: dev, LEVEL: 3}}")
            .ShouldBe(new CommandBinding(["dbt", "run", "5", "true"], "models", [new("TARGET", "dev"), new("LEVEL", "3")]));
        Local("{kind: SQL, connection: dwh, statements: [select 1, select 2]}").ShouldBe(new SqlBinding("dwh", ["select 1", "select 2"]));
        Local("{kind: sql, statements: select 1}").ShouldBe(new SqlBinding(null, ["select 1"]));
        Local("{kind: http, url: 'http://localhost:8080'}").ShouldBe(new HttpBinding("http://localhost:8080"));
        Local("{kind: function}").ShouldBe(new DelegateBinding());
        Local("{}").ShouldBe(new SimulateBinding());
    }

    [Fact]
    public void The_settings_of_a_connector_are_kept_beside_those_of_a_function()
    {
        var workflows = Read("""
            name: a
            workflows:
            - binding: connector
              start: { call: googleapis.bigquery.v2.jobs.insert, args: { projectId: p }, id: "${job.id}", sure_when: "${parameters.id}" }
              status: { call: googleapis.bigquery.v2.jobs.get, state: "${job.state}", success: [DONE], running: [PENDING, RUNNING], failed: [], message: "${job.error}" }
              cancel: { call: googleapis.bigquery.v2.jobs.cancel }
              output: { rows: "${job.rows}" }
              link: https://console.cloud.google.com/${job.id}
            - binding: function
            """).Executor.ShouldNotBeNull().Workflows;

        var connector = workflows[0].ShouldBeOfType<ConnectorBinding>();
        connector.Start.ShouldNotBeNull().Call.Args.ShouldNotBeNull()["projectId"].ShouldNotBeNull();
        (connector.Start.Call.Call, connector.Start.Id, connector.Start.SureWhen)
            .ShouldBe(("googleapis.bigquery.v2.jobs.insert", "${job.id}", "${parameters.id}"));
        connector.Status.ShouldBe(
            new ConnectorStatus(
                new ConnectorCall("googleapis.bigquery.v2.jobs.get", null),
                "${job.state}",
                ["DONE"],
                ["PENDING", "RUNNING"],
                [],
                "${job.error}"));
        connector.Cancel.ShouldBe(new ConnectorCall("googleapis.bigquery.v2.jobs.cancel", null));
        connector.Output.ShouldBeOfType<MappingNode>()["rows"].ShouldNotBeNull();
        connector.Link.ShouldBe("https://console.cloud.google.com/${job.id}");
        workflows[1].ShouldBe(new FunctionBinding());
    }

    private static LocalBinding Local(string text)
    {
        var result = Read($"{{name: a, local: {text}}}");
        result.Diagnostics.ShouldBeEmpty();
        return result.Executor.ShouldNotBeNull().Local;
    }

    private static ExecutorDefinitionResult Read(string text) =>
        new ExecutorDefinitionReader(Definitions.Documents).Read(new SourceText(text, "entry.yaml"));

    /// <summary>AEF writes numbers in strings.</summary>
    private static bool Fits(InputType type, DocumentNode value) => type switch
    {
        InputType.List => value is SequenceNode,
        InputType.Map => value is MappingNode,
        InputType.Integer => value is ScalarNode scalar && long.TryParse(scalar.Text, out _),
        _ => value is ScalarNode { ScalarKind: ScalarKind.String },
    };
}
