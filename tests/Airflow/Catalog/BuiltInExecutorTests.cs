using Aef.Adapters.Yaml;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Targets;
using Aef.Core.Targets.Airflow;
using Aef.Core.Validation;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Tests.Airflow.Comparison;
using Aef.Tests.Airflow.Model;
using Aef.Tests.Airflow.Python;
using Aef.Tests.Airflow.Ruff;

namespace Aef.Tests.Airflow.Catalog;

/// <summary>Every built-in executor in one DAG for each generation, with values that are known and values that a run computes.</summary>
public sealed class BuiltInExecutorTests
{
    /// <summary>The parameters of a job of each executor; VALUE is a literal or an input of the run.</summary>
    private static readonly Dictionary<string, string> With = new()
    {
        ["approval"] = "subject: VALUE, details: VALUE",
        ["bigquery-load"] =
            "source_uris: [\"gs://b/*.csv\"], destination_table: {projectId: p, datasetId: d, tableId: VALUE}, write_disposition: WRITE_TRUNCATE",
        ["bigquery-query"] = "sql: VALUE, priority: BATCH, query_parameters: [{name: x}]",
        ["bq-saved-query-executor"] = "dataform_location: l, dataform_project_id: p, repository_name: VALUE",
        ["check"] = "sql: VALUE, expect: value, minimum: 0",
        ["cloud-build"] = "region: r, steps: [{name: n, args: [VALUE]}], timeout: 60s",
        ["cloud-run-job"] = "project_id: p, job: j, region: r, args: [VALUE]",
        ["command"] = "command: [ls, VALUE], env: [{name: A, value: b}]",
        ["container"] = "project_id: p, job: j, region: r, args: [VALUE]",
        ["dataflow-flextemplate-job-executor"] =
            "dataflow_location: r, project_id: p, dataflow_template_name: t, dataflow_template_version: latest, dataflow_temp_bucket: b, "
            + "dataflow_job_params: {a: VALUE}, dataflow_max_workers: 3, network: n, subnetwork: s",
        ["dataform-tag-executor"] = "dataform_project_id: p, dataform_location: l, repository_name: r, branch: VALUE, tags: [a]",
        ["dataproc-serverless-job-executor"] =
            "dataproc_serverless_project_id: p, dataproc_serverless_region: r, jar_file_location: VALUE, spark_app_main_class: c, "
            + "dataproc_serverless_runtime_version: 2.2, dataproc_service_account: s, subnetwork: n",
        ["dbt"] = "args: [run, VALUE]",
        ["gcp-setup"] = "resource: bucket, name: VALUE",
        ["gcs-copy"] = "source_bucket: a, source_object: VALUE, target_bucket: b, target_object: c.json",
        ["gcs-delete"] = "bucket: a, object: VALUE",
        ["gcs-wait"] = "bucket: a, prefix: VALUE",
        ["http-download"] = "url: \"https://a.example/x.csv\", bucket: b, object: VALUE",
        ["http-request"] = "url: \"https://a.example\", method: POST, body: {a: VALUE}, auth: {type: OIDC}",
        ["notify"] = "url: \"https://a.example\", text: VALUE",
        ["pydataflow"] = "config: \"gs://b/c.json\", container_spec: \"gs://b/s.json\", temp_folder: \"gs://b/t\", region: VALUE",
        ["python"] = "args: [VALUE]",
        ["sql"] = "connection: c, sql: VALUE, values: {d: VALUE}",
        ["ssh"] = "host: VALUE, command: [ls, \"a b\"]",
        ["workflow"] = "workflow: w, region: r, argument: {a: VALUE}",
    };

    [Fact]
    public void Every_executor_has_a_job_here() =>
        With.Keys.Order(StringComparer.Ordinal)
            .ShouldBe(ExecutorCatalog.BuiltIn.Executors.Where(e => e.Airflow is not null).Select(e => e.Name).Order(StringComparer.Ordinal));

    [RuffFact]
    public void The_DAGs_are_clean()
    {
        foreach (var generation in new[] { 2, 3 })
        {
            string[] sources = [Compile(generation, "x"), Compile(generation, "${inputs.name}")];
            RuffCheck.Lint(generation, sources).ShouldBeEmpty();
            RuffCheck.Compile(sources).ShouldBeEmpty();
        }
    }

    [PythonFact(needsJinja: true)]
    public void The_DAGs_can_be_imported_and_their_tasks_are_those_that_the_reader_finds()
    {
        using var values = new PythonValues();
        foreach (var generation in new[] { 2, 3 })
        {
            foreach (var value in new[] { "x", "${inputs.name}" })
            {
                var source = Compile(generation, value);
                var dag = DagReader.Read(LibraryFunctions.Remove(source), generation);
                var loaded = values.Load(source);
                loaded["tasks"]!.AsObject().Select(t => t.Key).Order(StringComparer.Ordinal)
                    .ShouldBe(dag.Tasks.Select(t => t.Id).Order(StringComparer.Ordinal));
            }
        }
    }

    [PythonFact]
    public void A_command_runs_without_a_shell_and_its_exit_code_counts()
    {
        using var values = new PythonValues();
        values.Load(Compile(3, "x"));
        Call(values, "run_command", ("command", List("sh", List("-c", "exit 3"))))
            .ShouldContain("The command ended with exit code 3");
        Call(values, "run_command", ("command", List("true", "; exit 3"))).ShouldBeEmpty();
        Call(values, "run_command", ("command", List("/no/such/program"))).ShouldContain("FileNotFoundError");
        Call(
            values,
            "run_command",
            ("command", List("sh", "-c", "test \"$A\" = 'x y'")),
            ("environment", List(new Dictionary<string, object?> { ["name"] = "A", ["value"] = "x y" }))).ShouldBeEmpty();
    }

    private static readonly TaskContext Context = new(
        "command",
        -1,
        1,
        new Dictionary<string, IReadOnlyDictionary<int, TaskState>>(),
        new Dictionary<(string Task, int Index, string Key), object?>(),
        new Dictionary<string, object?>());

    private static List<object?> List(params object?[] items) => [.. items];

    private static string Call(PythonValues values, string function, params (string Name, object? Value)[] arguments)
    {
        var result = values.Call(function, arguments.ToDictionary(a => a.Name, a => a.Value), Context);
        return result.Message ?? string.Empty;
    }

    private static string Compile(int generation, string value)
    {
        var executors = With.Where(w => generation == 3 || w.Key != "approval").OrderBy(w => w.Key, StringComparer.Ordinal);
        var steps = string.Concat(executors.Select((w, i) =>
            $"- - {{job_id: J{i}, job_name: {w.Key}, executor: {w.Key}, with: {{{w.Value.Replace("VALUE", $"\"{value}\"", StringComparison.Ordinal)}}}}}\n"));

        // One job whose file a run reads.
        steps += "- - {job_id: R, job_name: read, executor: dataproc-serverless-job-executor}\n";
        var text = new SourceText($"name: catalog\ninputs: {{name: {{type: string, default: a}}}}\nlevels:\n{steps}", "catalog.yaml");
        var target = new AirflowTarget(new AirflowOptions
        {
            Generation = generation == 2 ? AirflowGeneration.Airflow2 : AirflowGeneration.Airflow3,
        });
        var bound = new PipelineChecker(
            ExecutorCatalog.BuiltIn,
            ((ITarget)target).Rules,
            options: new Aef.Core.Semantics.Binding.BindOptions(RunsFunctions: false))
            .Check(new DefinitionReader(new YamlDocumentReader()).Read(text));
        var pipeline = bound.Pipeline.ShouldNotBeNull(string.Join('\n', bound.Diagnostics));
        var output = target.Compile(pipeline);
        output.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        return output.Artifacts[^1].Source;
    }
}
