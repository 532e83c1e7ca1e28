using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Core.Views.Diagrams;
using Aef.Documents.Collections;
using Aef.Documents.Tree;
using Aef.Runs.Admission;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Admission;

/// <summary>The paragraph "Admission" of the definition format, sentence by sentence, in runs of the compiled workflow.</summary>
public sealed class AdmissionRunTests
{
    private static readonly OtherExecution Busy = new(5) { EndsAfterMinutes = 20 };

    [Fact]
    public void A_run_that_is_alone_is_admitted_at_once()
    {
        var run = Run(Pipeline("{}"));

        Story(run).ShouldBe("0 RunStarted, 0 RunAdmitted, 0 LevelStarted, 90 RunSucceeded");
    }

    [Fact]
    public void Queue_is_the_default_and_waits_until_fewer_than_limit_earlier_runs_are_active()
    {
        Story(Run(Pipeline("{}"), null, Busy))
            .ShouldBe("0 RunStarted, 0 RunQueued, 1216 RunAdmitted, 1216 LevelStarted, 1306 RunSucceeded");
        Story(Run(Pipeline("{limit: 2}"), null, Busy)).ShouldBe("0 RunStarted, 0 RunAdmitted, 0 LevelStarted, 90 RunSucceeded");
        Story(Run(Pipeline("{limit: 2}"), null, Busy, Busy with { EndsAfterMinutes = 1 }))
            .ShouldBe("0 RunStarted, 0 RunQueued, 60 RunAdmitted, 60 LevelStarted, 150 RunSucceeded");
    }

    [Theory]
    [InlineData(30, "0 RunStarted, 0 RunQueued, 1216 RunAdmitted, 1216 LevelStarted, 1246 RunLate, 1306 RunSucceeded")]
    [InlineData(1, "0 RunStarted, 0 RunQueued, 1216 RunAdmitted, 1216 LevelStarted, 1246 RunLate, 1276 RunFailed")]
    public void The_timeout_counts_from_the_admission(int minutes, string story)
    {
        var text = $"name: p\nconcurrency: {{}}\ntimeout_minutes: {minutes}\ndeadline_minutes: 0.5\nlevels: [[{{ {OfJob("A")} }}]]\n";

        Story(Run(text, null, Busy)).ShouldBe(story);
    }

    [Fact]
    public void Fail_looks_again_after_five_seconds_before_it_refuses()
    {
        var refused = Run(Pipeline("{behavior: fail}"), null, Busy);

        Story(refused).ShouldBe("0 RunStarted, 5 RunRefused, 5 RunFailed");
        Error(refused)["tags"].ToJson().ShouldBe("""["AdmissionError"]""");
        Text(Error(refused)["message"]).ShouldBe("The run was not admitted: the limit of 1 active run is reached");
        Text(Error(refused)["execution_id"]).ShouldBe(refused.Id);
        refused.Refusal.ShouldBe(Text(Error(refused)["message"]));
        Story(Run(Pipeline("{behavior: fail}"), null, Busy with { EndsAfterMinutes = 0.05 }))
            .ShouldBe("0 RunStarted, 5 RunAdmitted, 5 LevelStarted, 95 RunSucceeded");
    }

    [Fact]
    public void Cancel_oldest_cancels_as_many_runs_as_necessary()
    {
        var run = Run(Pipeline("{behavior: cancel_oldest, limit: 2}"), null, Busy, new OtherExecution(30), new OtherExecution(10));

        Story(run).ShouldBe("0 RunStarted, 0 OthersCancelled, 1 RunAdmitted, 1 LevelStarted, 91 RunSucceeded");
        run.Events.Single(e => e.Kind == RunEventKind.OthersCancelled).Message.ShouldBe(
            "the limit of 2 active runs is reached: 00000000-0000-0000-0000-000000000002, 00000000-0000-0000-0000-000000000003");
    }

    [Fact]
    public void A_refused_run_starts_nothing_and_runs_no_handler()
    {
        var run = Run(
            $$"""
            name: p
            concurrency: {behavior: fail}
            variables: {broken: '${1 / 0}'}
            levels: [[{ {{OfJob("A")}} }]]
            on_failure: [{ {{OfJob("F")}} }]
            finally: [{ {{OfJob("Z")}} }]
            """,
            null,
            Busy);

        Error(run)["tags"].ToJson().ShouldBe("""["AdmissionError"]""", "variables are computed after the admission");
        run.Events.ShouldAllBe(e => e.JobId == null);
    }

    [Fact]
    public void Invalid_inputs_are_reported_before_the_admission()
    {
        var run = Run(Pipeline("{behavior: fail}"), """{"inputs": {"taxi": 5}}""", Busy);

        Error(run)["tags"].ToJson().ShouldBe("""["InvalidInput"]""");
        run.Events.ShouldNotContain(e => e.Kind == RunEventKind.RunRefused);
    }

    [Fact]
    public void The_scheduled_time_is_fixed_before_the_admission()
    {
        var run = Run(
            Pipeline("{}") + "\nschedule: {cron: '0 5 * * *'}",
            """{"schedule": {"name": "p"}}""",
            Busy with { EndsAfterMinutes = 3_000 });

        run.Duration.ShouldBeGreaterThan(TimeSpan.FromHours(50));
        Text(run.Timed["scheduled_time"]).ShouldBe("2025-12-31T05:00:00Z");
    }

    [Fact]
    public void Only_runs_with_the_same_key_are_counted()
    {
        const string keyed = "{key: '${inputs.taxi}', behavior: fail}";

        Run(Pipeline(keyed), """{"inputs": {"taxi": "green"}}""", Busy with { Key = "yellow" }).State.ShouldBe(RunState.Succeeded);
        Run(Pipeline(keyed), """{"inputs": {"taxi": "green"}}""", Busy with { Key = "green" }).State.ShouldBe(RunState.Failed);
        Run(Pipeline(keyed), null, Busy).State.ShouldBe(RunState.Failed, "without a key, the other run has the same");
    }

    [Fact]
    public void The_key_may_use_the_schedule_and_the_platform()
    {
        const string keyed = "{key: '${run.schedule}/${platform.pRegion}', behavior: fail}";
        var definition = Pipeline(keyed) + "\nschedule: [{name: early, cron: '0 5 * * *'}, {name: late, cron: '0 6 * * *'}]";
        var parameters = new PlatformParameters([new PlatformParameter("pRegion", "europe-west3")]);

        RunState StateWith(string key) => LocalRunner.Run(
            new LocalRunRequest(Compile(definition, parameters))
            {
                Parameters = parameters,
                Argument = WorkflowValue.FromJson("""{"schedule": {"name": "late"}}"""),
                Script = Script(Busy with { Key = key }),
            }).State;

        StateWith("late/europe-west3").ShouldBe(RunState.Failed);
        StateWith("early/europe-west3").ShouldBe(RunState.Succeeded);
    }

    [Theory]
    [InlineData("other", "has other")]
    [InlineData("", "has none")]
    public void A_run_without_its_label_fails(string label, string words)
    {
        var run = LocalRunner.Run(Request(Pipeline("{key: '${inputs.taxi}'}"), null) with { LabelOverride = label });
        var labelled = AdmissionKey.LabelOf("yellow");

        Text(Error(run)["message"]).ShouldBe(
            $"The run was not admitted: the execution must have the label aef_key={labelled}, the hash of its concurrency.key, " +
            $"but {words}. The caller that starts a run sets this label");
        Error(run)["tags"].ToJson().ShouldBe("""["AdmissionError"]""");
        run.Advice.ShouldBe("run it again with the label of its concurrency.key");
    }

    [Fact]
    public void A_key_that_cannot_be_computed_refuses_the_run()
    {
        var run = Run(Pipeline("{key: '${inputs.taxi + 5 / 0}'}"));

        Text(Error(run)["message"]).ShouldStartWith("The run was not admitted: concurrency.key cannot be computed: {");
        Error(run)["tags"].ToJson().ShouldBe("""["AdmissionError"]""");
        Text(Error(run)["kind"]).ShouldBe("InvalidKey");
    }

    [Fact]
    public void A_key_that_is_null_refuses_the_run()
    {
        var run = Run(Pipeline("{key: '${inputs.more}'}"));

        Text(Error(run)["message"]).ShouldBe("The run was not admitted: concurrency.key must be a string, a number or a boolean; got null");
    }

    [Fact]
    public void A_long_key_is_split()
    {
        var long1 = string.Concat(Enumerable.Repeat("${inputs.taxi}-and-${inputs.taxi}+", 30));

        Run(Pipeline($"{{key: '{long1}'}}")).State.ShouldBe(RunState.Succeeded);
    }

    [Theory]
    [InlineData(1_440, 6_000)]
    [InlineData(500_000, AdmissionLowering.MostSteps)]
    public void A_run_that_waits_stays_far_from_the_limit_of_steps(int minutes, int steps)
    {
        var run = Run(Pipeline("{}"), null, Busy with { EndsAfterMinutes = minutes });

        run.State.ShouldBe(RunState.Succeeded); // with pauses of 5 minutes, a year would have 1.5 million steps
        run.Duration.TotalMinutes.ShouldBeInRange(minutes, minutes * 1.02);
        run.Execution.StepsExecuted.ShouldBeLessThan(steps);
    }

    [Fact]
    public void Thousands_of_other_runs_fit_into_memory()
    {
        var others = Enumerable.Range(1, 1_500).Select(i => new OtherExecution(i) { EndsAfterMinutes = 60 + (i % 7) }).ToArray();

        var run = Run(Pipeline("{limit: 250}"), null, others);

        run.State.ShouldBe(RunState.Succeeded);
        run.Execution.PeakMemoryBytes.ShouldBeLessThan(100_000);
        run.Execution.StepsExecuted.ShouldBeLessThan(3_000);
        var cancelled = Run(Pipeline("{limit: 250, behavior: cancel_oldest}"), null, others[..1_200]);
        cancelled.State.ShouldBe(RunState.Succeeded);
        cancelled.Execution.PeakMemoryBytes.ShouldBeLessThan(300_000);
        cancelled.Execution.StepsExecuted.ShouldBeLessThan(50_000);
    }

    [Fact]
    public void In_a_split_pipeline_only_the_workflow_that_is_started_asks()
    {
        var definition = $$"""
            name: p
            concurrency: {behavior: fail}
            levels: [[{ {{OfJob("A")}} }], [{ {{OfJob("B")}} }]]
            """;
        var artifact = CloudWorkflowsTarget.Compile(
            Definitions.Bound(definition),
            format: SourceFormat.Json,
            options: new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded, MaxPartLevels = 1 });

        artifact.Parts.Count.ShouldBe(2);
        artifact.Parts.ShouldAllBe(p => !p.PrintCompact().Contains("aef_admi"));
        Story(LocalRunner.Run(new LocalRunRequest(artifact)))
            .ShouldBe("0 RunStarted, 0 RunAdmitted, 0 LevelStarted, 90 LevelStarted, 180 RunSucceeded");
        Story(LocalRunner.Run(new LocalRunRequest(artifact) { Script = Script(Busy) })).ShouldBe("0 RunStarted, 5 RunRefused, 5 RunFailed");
    }

    [Fact]
    public void Cancel_oldest_is_an_error_for_a_split_pipeline_and_with_finally_and_else_a_warning()
    {
        string Codes(string more, int levels) => string.Join(' ', Splitting(
            $$"""
            name: p
            concurrency: {behavior: cancel_oldest}
            levels: [[{ {{OfJob("A")}} }], [{ {{OfJob("B")}} }]]
            {{more}}
            """,
            levels).Where(c => c.StartsWith("AEF411", StringComparison.Ordinal)));

        Codes(string.Empty, int.MaxValue).ShouldBe("AEF4118");
        Codes(string.Empty, 1).ShouldBe("AEF4118 AEF4117");
        Codes($"finally: [{{ {OfJob("Z")} }}]", 1).ShouldBe("AEF4117");
        Codes($"on_failure: [{{ {OfJob("Z")} }}]", int.MaxValue).ShouldBe("AEF4118");
    }

    [Fact]
    public void A_run_that_continues_asks_like_all_others()
    {
        Error(Run(Pipeline("{behavior: fail}"), """{"resume": {"done": ["A"]}}""", Busy))["tags"].ToJson()
            .ShouldBe("""["AdmissionError"]""");
        Story(Run(Pipeline("{}"), """{"resume": {"done": ["A"]}}""", Busy)).ShouldContain("0 RunQueued, 1216 RunAdmitted");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{behavior: fail, key: '${inputs.taxi}'}")]
    [InlineData("{behavior: cancel_oldest, key: '${inputs.taxi}/${run.schedule}'}")]
    public void The_admission_adds_fewer_bytes_than_the_estimate_allows(string concurrency)
    {
        var without = Pipeline("{}").Replace("concurrency: {}\n", string.Empty, StringComparison.Ordinal);
        var schedule = "\nschedule: {cron: '0 5 * * *'}";

        var more = Compile(Pipeline(concurrency) + schedule).As(SourceFormat.Yaml).Bytes
            - Compile(without + schedule).As(SourceFormat.Yaml).Bytes;

        more.ShouldBeInRange(3_000, AdmissionLowering.MostBytes);
    }

    [Fact]
    public void The_tree_shows_the_limit()
    {
        var tree = PipelineTree.Of(Definitions.Bound(Pipeline("{limit: 2, behavior: Fail, key: '${inputs.taxi}'}")));

        tree.Marks.ShouldBe(["concurrency: 2 fail key ${inputs.taxi}", "inputs: taxi, more"]);
    }

    [Fact]
    public void Without_logs_the_events_are_the_same()
    {
        var artifact = CloudWorkflowsTarget.Compile(
            Definitions.Bound(Pipeline("{}")),
            format: SourceFormat.Json,
            options: new CloudWorkflowsOptions { JobLogs = false });

        artifact.PrintCompact().ShouldNotContain("sys.log");
        Story(LocalRunner.Run(new LocalRunRequest(artifact) { Script = Script(Busy) }))
            .ShouldBe("0 RunStarted, 0 RunQueued, 1216 RunAdmitted, 1216 LevelStarted, 1306 RunSucceeded");
    }

    [Fact]
    public void A_pipeline_without_concurrency_has_none_of_the_routines()
    {
        var definition = Pipeline("{}").Replace("concurrency: {}\n", string.Empty, StringComparison.Ordinal);

        Compile(definition).PrintCompact().ShouldNotContain("admi");
    }

    private static string OfJob(string id) => $"job_id: {id}, job_name: j, executor: dataform-tag-executor";

    private static IEnumerable<string> Splitting(string definition, int levels)
    {
        var checks = Definitions.Check(definition);
        var compiled = checks.Pipeline is { } pipeline
            ? CloudWorkflowsTarget.Compile(
                pipeline,
                format: SourceFormat.Json,
                options: new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded, MaxPartLevels = levels }).Diagnostics
            : [];
        return checks.Diagnostics.Concat(compiled).Select(d => d.Code);
    }

    private static string Pipeline(string concurrency) => $$"""
        name: p
        inputs: {taxi: {default: yellow}, more: {required: false} }
        concurrency: {{concurrency}}
        levels: [[{ {{OfJob("A")}} }]]
        """;

    private static WorkflowArtifact Compile(string definition, PlatformParameters? parameters = null) =>
        CloudWorkflowsTarget.Compile(Definitions.Bound(definition), parameters, SourceFormat.Json);

    private static LocalRunRequest Request(string definition, string? argument, params OtherExecution[] others) => new(Compile(definition))
    {
        Argument = argument is null ? WorkflowValue.Null : WorkflowValue.FromJson(argument),
        Script = Script(others),
    };

    private static Run Run(string definition, string? argument = null, params OtherExecution[] others) =>
        LocalRunner.Run(Request(definition, argument, others));

    private static SimulationScript Script(params OtherExecution[] others) =>
        new(SimulatedJob.Default, new Dictionary<string, EquatableList<SimulatedJob>>()) { Executions = [.. others] };

    private static string Story(Run run) => string.Join(", ", run.Events
        .Where(e => e.JobId is null && e.Kind is not (RunEventKind.Log or RunEventKind.LevelEnded))
        .Select(e => $"{(e.Time - run.StartTime).TotalSeconds:0} {e.Kind}"));

    private static WorkflowValue Error(Run run) => run.Execution.Error.ShouldNotBeNull().Value;

    private static string Text(WorkflowValue value) => value.TryGetString(out var text) ? text : value.ToString();
}
