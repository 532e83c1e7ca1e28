using Aef.Adapters.Schedules;
using Aef.Adapters.Yaml;
using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Workspace;
using Aef.Documents.Tree;
using Aef.Runs.Launching;
using Aef.Runs.Local;
using Aef.Runs.Workspace;
using Aef.Tests.Support;
using Aef.Tests.Targets;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Analysis;

namespace Aef.Tests.Samples;

/// <summary>
/// The flow of examples/taxi-trips: one definition for two taxis, which compiles, runs for both, and has a backfill of 31 months for each.
/// </summary>
public sealed class TaxiFlowTests
{
    private static readonly string[] Yellow = ["Y_FINAL", "Y_EXTERNAL", "Y_MONTH", "Y_MERGE"];
    private static readonly string[] Green = ["G_FINAL", "G_EXTERNAL", "G_MONTH", "G_MERGE"];

    private readonly AefWorkspace _workspace = new(new YamlDocumentReader());

    private LoadResult Flow => _workspace.LoadFile(Repository.PathOf("examples", "taxi-trips", "pipeline.yaml"));

    [Fact]
    public void It_has_no_problems_and_compiles_to_one_workflow()
    {
        Flow.Diagnostics.ShouldBeEmpty();
        var artifact = Compile();

        artifact.Diagnostics.ShouldAllBe(d => d.Code == "AEF4100"); // no platform parameters
        artifact.Parts.ShouldBeEmpty();
        WorkflowAnalyzer.Analyze(artifact.Workflow).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_runs_for_both_taxis_and_the_branch_of_the_other_taxi_is_skipped()
    {
        foreach (var (taxi, ran, skipped) in new[] { ("yellow", Yellow, Green), ("green", Green, Yellow) })
        {
            RunInput[] inputs = [Text("taxi", taxi), Text("year", "2020"), Text("month", "12")];
            var run = await RunAsync(new RunRequest { Input = Flow, Inputs = inputs });

            run.State.ShouldBe(RunState.Succeeded);
            Jobs(run, RunEventKind.StepSucceeded).ShouldBe(["EXTRACT", "UPLOAD", .. ran, "PURGE"]);
            Jobs(run, RunEventKind.StepSkipped).ShouldBe(skipped);
        }
    }

    [Theory]
    [InlineData("yellow", "2020-12", """{"inputs": {"taxi": "yellow", "year": "2020", "month": "12"}}""")]
    [InlineData(
        "green",
        "2021-07",
        """{"schedule": {"name": "green_schedule", "time": "2021-08-01T09:00:00Z"}, "inputs": {"taxi": "green"}}""")]
    public void The_jobs_receive_the_month_of_the_inputs_or_of_the_interval(string taxi, string month, string argument)
    {
        var run = RecordedRun.Of(Compile(), null, argument);

        var file = $"{taxi}_tripdata_{month}.csv";
        Parameter("extract-trips", "url").ShouldEndWith($"/download/{taxi}/{file}.gz");
        Parameter("upload-trips", "target").ShouldBe($"gs://taxi-trips/{file}");
        Parameter($"create-{taxi}-month", "table").ShouldBe($"zoomcamp.{taxi}_tripdata_{month.Replace('-', '_')}");
        Parameter($"create-{taxi}-month", "file").ShouldBe(file);
        Parameter($"merge-{taxi}-trips", "table").ShouldBe($"zoomcamp.{taxi}_tripdata");
        Parameter("purge-extract", "folder").ShouldBe(Parameter("upload-trips", "source")[..^(file.Length + 1)]);

        string Parameter(string job, string name) =>
            run.Starts(job).Single().StepProperties[name].TryGetString(out var text) ? text : string.Empty;
    }

    [Fact]
    public async Task The_extract_is_purged_even_if_the_load_fails()
    {
        var script = Repository.PathOf("examples", "taxi-trips", "simulate", "failing-merge.yaml");
        var run = await RunAsync(new RunRequest { Input = Flow, ScriptPath = script });

        run.State.ShouldBe(RunState.Failed);
        run.Failures.ShouldHaveSingleItem().JobId.ShouldBe("Y_MONTH");
        Jobs(run, RunEventKind.StepSucceeded).ShouldBe(["EXTRACT", "UPLOAD", "Y_FINAL", "Y_EXTERNAL", "PURGE"]);
    }

    [Fact]
    public async Task A_rerun_after_a_failed_upload_finds_the_extract_of_the_failed_run()
    {
        var script = Repository.PathOf("examples", "taxi-trips", "simulate", "failing-upload.yaml");
        var failed = await RunAsync(new RunRequest { Input = Flow, ScriptPath = script, Inputs = [Text("taxi", "green")] });

        Jobs(failed, RunEventKind.StepSucceeded).ShouldBe(["EXTRACT"]);
        failed.Done.ShouldBe(["EXTRACT"]);
        var argument = failed.ArgumentOfRest(failed.Execution.Argument).ToJson();
        var first = RecordedRun.Of(Compile(), null, failed.Execution.Argument.ToJson());
        var rerun = RecordedRun.Of(Compile(), null, argument);
        rerun.Starts("extract-trips").ShouldBeEmpty();
        rerun.Starts("upload-trips").Single().StepProperties["source"]
            .ShouldBe(first.Starts("extract-trips").Single().StepProperties["target"]);
        rerun.Starts("purge-extract").ShouldHaveSingleItem();
    }

    [Fact]
    public void Its_backfill_lists_2019_01_to_2021_07_for_each_taxi()
    {
        var backfill = ScheduleBackfill.Create(
            Flow.Bound.ShouldNotBeNull(),
            new CronosCron(),
            new ScheduleBound("2019-01-01"),
            new ScheduleBound("2021-07-31"));

        var months = Enumerable.Range(0, 31).Select(i => new DateTime(2019, 1, 1).AddMonths(i)).ToList();
        backfill.Runs.Count.ShouldBe(62);
        foreach (var (name, taxi, hour) in new[] { ("green_schedule", "green", 9), ("yellow_schedule", "yellow", 10) })
        {
            var runs = backfill.Runs.Where(r => r.Schedule == name).ToList();
            runs.Select(r => r.StartDate).ShouldBe(months.Select(m => $"{m:yyyy-MM}"));
            var times = months.Select(m => $"{m.AddMonths(1):yyyy-MM-dd}T{hour:00}:00:00+00:00");
            runs.Select(r => r.Argument).ShouldBe(times.Select(t =>
                $$$"""{"schedule":{"name":"{{{name}}}","time":"{{{t}}}"},"inputs":{"taxi":"{{{taxi}}}"}}"""));
        }
    }

    [Fact]
    public void A_run_of_the_backfill_loads_the_month_that_the_list_shows()
    {
        var artifact = Compile();
        var backfill = ScheduleBackfill.Create(
            Flow.Bound.ShouldNotBeNull(),
            new CronosCron(),
            new ScheduleBound("2019-01-01"),
            new ScheduleBound("2021-07-31"),
            "yellow_schedule");

        foreach (var listed in backfill.Runs.Where((_, i) => i % 10 == 0))
        {
            RecordedRun.Of(artifact, null, listed.Argument).Starts("upload-trips").Single().StepProperties["target"]
                .ShouldBe(WorkflowValue.FromString($"gs://taxi-trips/yellow_tripdata_{listed.StartDate}.csv"));
        }
    }

    private WorkflowArtifact Compile() =>
        CloudWorkflowsTarget.Compile(Flow.Bound.ShouldNotBeNull(), PlatformParameters.Empty, SourceFormat.Json);

    private static RunInput Text(string name, string value) => new(name) { Text = value };

    private static IEnumerable<string?> Jobs(Run run, RunEventKind kind) => run.Events.Where(e => e.Kind == kind).Select(e => e.JobId);

    private async Task<Run> RunAsync(RunRequest request)
    {
        using var run = new RunLauncher(_workspace).Prepare(request);
        run.HasErrors.ShouldBeFalse(string.Join('\n', run.Diagnostics));
        return await run.RunAsync();
    }
}
