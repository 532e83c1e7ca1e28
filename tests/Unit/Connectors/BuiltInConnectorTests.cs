using Aef.Core.Pipelines.Catalog;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Parameters;
using Aef.Tests.Running;

namespace Aef.Tests.Connectors;

/// <summary>Each built-in executor with a connector binding runs against the strict simulation of its API.</summary>
public sealed class BuiltInConnectorTests
{
    /// <summary>The parameters that a job of each executor needs.</summary>
    private static readonly Dictionary<string, string> With = new(StringComparer.Ordinal)
    {
        ["bigquery-query"] = "sql: select 1, destination_table: {projectId: p, datasetId: d, tableId: t}, maximum_bytes_billed: 5",
        ["bigquery-load"] =
            "source_uris: [\"gs://b/*.csv\"], destination_table: {projectId: p, datasetId: d, tableId: t}, skip_leading_rows: 1",
        ["bq-saved-query-executor"] = "dataform_location: l, dataform_project_id: p, repository_name: r",
        ["cloud-build"] = "steps: [{name: gcr.io/cloud-builders/docker, args: [build, .]}], images: [i], substitutions: {_A: b}",
        ["cloud-run-job"] = "job: dbt, args: [run], env: [{name: A, value: b}]",
        ["dataflow-flextemplate-job-executor"] =
            "dataflow_location: r, project_id: p, dataflow_template_name: t, dataflow_template_version: latest, dataflow_temp_bucket: b, "
            + "dataflow_job_params: {a: b}, dataflow_max_workers: 3, network: n, subnetwork: s",
        ["dataform-tag-executor"] =
            "dataform_project_id: p, dataform_location: l, repository_name: r, branch: main, tags: [a]",
        ["dataproc-serverless-job-executor"] =
            "dataproc_serverless_project_id: p, dataproc_serverless_region: r, jar_file_location: \"gs://b/a.jar\", spark_app_main_class: c, "
            + "spark_args: [x], spark_app_properties: {a: b}, dataproc_serverless_runtime_version: \"2.2\", dataproc_service_account: s, "
            + "subnetwork: n",
        ["check"] = "sql: select 1, expect: value, minimum: 0, maximum: 2.5",
        ["command"] = "job: box, command: [ls, -l], env: [{name: A, value: b}]",
        ["container"] = "job: box, args: [x]",
        ["dbt"] = "job: dbt, args: [run]",
        ["gcp-setup"] = "resource: dataset, name: raw, location: EU",
        ["http-download"] = "job: fetch, url: \"https://a.example/x.csv\", bucket: b, object: \"in/x.csv\"",
        ["python"] = "job: py, args: [load.py]",
        ["gcs-copy"] = "source_bucket: a, source_object: \"in/1 ü.csv\", target_bucket: b, target_object: \"out/1.csv\"",
        ["gcs-delete"] = "bucket: a, object: \"in/1.csv\"",
        ["gcs-wait"] = "bucket: a, prefix: \"in/\"",
        ["http-request"] = "url: \"https://api.example.com/x\", method: POST, body: {a: 1}",
        ["notify"] = "url: \"https://hooks.example.com/1\", text: done",
        ["pydataflow"] = "config: \"gs://b/c.json\", container_spec: \"gs://b/s.json\", temp_folder: \"gs://b/t\", max_workers: 4",
        ["workflow"] = "workflow: child, argument: {a: 1}",
    };

    public static TheoryData<string> Names =>
        [.. ExecutorCatalog.BuiltIn.Executors.Where(e => e.Workflows.Any(w => w is ConnectorBinding)).Select(e => e.Name)];

    public static TheoryData<string> Polled => [.. ExecutorCatalog.BuiltIn.Executors
        .Where(e => e.Workflows.OfType<ConnectorBinding>().Any(w => w.Status is not null))
        .Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_job_succeeds(string executor)
    {
        var run = Run(executor, SimulatedJob.Default);
        run.State.ShouldBe(RunState.Succeeded, string.Join('\n', run.Failures.Select(f => $"{f.Message} {f.Answer}")));
        run.Events.Count(e => e is { Kind: RunEventKind.JobStarted, JobId: "A" }).ShouldBe(1);
        (run.Events.First(e => e.Kind == RunEventKind.StepSucceeded).Time - run.StartTime).TotalSeconds.ShouldBe(90);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_job_fails_with_its_message(string executor)
    {
        var run = Run(executor, new SimulatedJob { Ends = SimulatedEnd.Failed, Message = "no quota" });
        if (executor is "gcs-delete" or "gcs-wait")
        {
            // An object that does not exist is deleted already; one that never appears is waited for until the limit.
            run.State.ShouldBe(executor == "gcs-delete" ? RunState.Succeeded : RunState.Failed);
            return;
        }

        var failure = run.Failures.ShouldHaveSingleItem();
        var isAtOnce = executor is "gcp-setup" or "gcs-copy" or "http-request" or "notify";
        failure.Kind.ShouldBe(isAtOnce ? "StartRefused" : "JobFailed");
        var words = executor switch
        {
            "dataform-tag-executor" => "FAILED",
            "cloud-run-job" or "command" or "container" or "dbt" or "http-download" or "python" => "1 tasks failed",
            "dataflow-flextemplate-job-executor" or "pydataflow" => "JOB_STATE_FAILED",
            _ => "no quota",
        };
        failure.Answer.ShouldNotBeNull().ShouldContain(words);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_job_that_never_ends_is_cancelled_where_the_API_can(string executor)
    {
        var run = Run(executor, new SimulatedJob { Ends = SimulatedEnd.Never });
        var failure = run.Failures.ShouldHaveSingleItem();
        var binding = ExecutorCatalog.BuiltIn.Find(executor)!.Workflows.OfType<ConnectorBinding>().Single();
        failure.Message.EndsWith("but its cancellation was requested", StringComparison.Ordinal).ShouldBe(binding.Cancel is not null);
        failure.Kind.ShouldBe(binding.Status is not null ? "TimeoutError" : "StartUnknown");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_start_has_its_own_job(string executor)
    {
        var run = Run(
            executor,
            new SimulatedJob { Ends = SimulatedEnd.Failed, DurationSeconds = 1 },
            "retry: {max_attempts: 3, initial_delay_seconds: 1}");
        var ids = run.Events.Where(e => e.Kind == RunEventKind.JobStarted).Select(e => e.AsyncJobId).ToList();
        ids.ShouldBeUnique();
        run.Events.Count(e => e.Kind == RunEventKind.AttemptStarted).ShouldBe(executor == "gcs-delete" ? 1 : 3);
    }

    [Theory]
    [MemberData(nameof(Polled))]
    public void A_poll_executes_the_steps_that_are_measured(string executor)
    {
        var artifact = Feeds.Compile(Definition(executor));
        var jobs = new JobSteps(artifact.Workflow, artifact.Pipeline);
        var step = artifact.Pipeline.Steps.Single();
        var steps = Enumerable.Range(1, 3)
            .Select(polls => (long)Run(executor, new SimulatedJob { Polls = polls }).Execution.StepsExecuted)
            .ToList();
        (steps[2] - steps[1]).ShouldBe(jobs.PerPoll(step));
        (steps[1] - steps[0]).ShouldBe(jobs.PerPoll(step));

        steps[2].ShouldBeLessThan(jobs.Healthy(step, 3)!.Value + JobSteps.OwnOfRun + JobSteps.OwnOfJob);
    }

    [Fact]
    public void A_streaming_job_succeeds_when_it_runs()
    {
        var run = Pipelines.Run(
            Feeds.Compile(Feeds.Steps($"job_id: A, job_name: a, executor: pydataflow, with: {{{With["pydataflow"]}, streaming: true}}")),
            Pipelines.Script(("A", new SimulatedJob { Ends = SimulatedEnd.Never })));
        run.State.ShouldBe(RunState.Succeeded);
    }

    [Theory]
    [InlineData("bucket")]
    [InlineData("dataset")]
    public void Buckets_and_data_sets_are_created(string resource)
    {
        var run = Pipelines.Run(
            Feeds.Compile(Feeds.Steps(
                $"job_id: A, job_name: a, executor: gcp-setup, with: {{resource: {resource}, name: raw, project_id: acme}}")),
            SimulationScript.Empty);

        run.State.ShouldBe(RunState.Succeeded, string.Join('\n', run.Failures.Select(f => $"{f.Message} {f.Answer}")));
    }

    [Fact]
    public void Every_executor_with_a_connector_binding_is_tested() =>
        With.Keys.Order(StringComparer.Ordinal).ShouldBe(
            ExecutorCatalog.BuiltIn.Executors.Where(e => e.Workflows.Any(w => w is ConnectorBinding))
                .Select(e => e.Name)
                .Order(StringComparer.Ordinal));

    private static Run Run(string executor, SimulatedJob job, string more = "") =>
        Pipelines.Run(Feeds.Compile(Definition(executor, more)), Pipelines.Script(("A", job)));

    private static string Definition(string executor, string more = "") => Feeds.Steps(
        $"job_id: A, job_name: a, executor: {executor}, binding: connector, with: {{{With[executor]}}}{(more.Length > 0 ? ", " + more : "")}");
}
