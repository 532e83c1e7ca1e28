using System.Text;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Running;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Analysis;

namespace Aef.Tests.Targets;

/// <summary>Pipelines that one workflow cannot hold become parts and a workflow that runs them.</summary>
public sealed class SplitPipelineTests
{
    private static readonly CloudWorkflowsOptions WhereNeeded = new() { Splitting = WorkflowSplitting.WhereNeeded };
    private static readonly CloudWorkflowsOptions EachLevel = WhereNeeded with { MaxPartLevels = 1 };

    private static readonly BoundPipeline Five = LargePipelines.Of(20, 4);

    [Fact]
    public void Five_thousand_steps_become_parts_that_fit_and_run()
    {
        var artifact = CloudWorkflowsTarget.Compile(LargePipelines.Of(5000, 4), options: WhereNeeded);

        artifact.Diagnostics.ShouldNotContain(d => d.Severity >= DiagnosticSeverity.Warning);
        artifact.All().ShouldAllBe(w => Encoding.UTF8.GetByteCount(w.Source) <= 131_072);
        var run = Pipelines.Run(artifact, Pipelines.All(new SimulatedJob { Polls = 2 }));

        run.State.ShouldBe(RunState.Succeeded);
        run.Events.Count(e => e.Kind == RunEventKind.StepSucceeded).ShouldBe(5000);
        run.Execution.StepsExecuted.ShouldBeLessThan(artifact.Parts.Count * 12);
    }

    [Fact]
    public void A_part_whose_jobs_all_need_their_whole_time_stays_below_the_limit_of_steps()
    {
        var pipeline = LargePipelines.Of(400, 4);
        var script = Pipelines.Script(pipeline.Steps.Select(s => (s.JobId, new SimulatedJob { DurationSeconds = s.LimitSeconds - 1 })));

        Pipelines.Run(CloudWorkflowsTarget.Compile(pipeline), script).State.ShouldBe(RunState.Failed);
        var artifact = CloudWorkflowsTarget.Compile(pipeline, options: WhereNeeded);

        artifact.Parts.Count.ShouldBe(3);
        Pipelines.Run(artifact, script).State.ShouldBe(RunState.Succeeded);
    }

    [Fact]
    public void Two_compilations_produce_the_same_bytes()
    {
        var first = CloudWorkflowsTarget.Compile(Five, options: EachLevel);
        var second = CloudWorkflowsTarget.Compile(Five, options: EachLevel);

        first.All().Select(w => (w.Name, w.Source)).ShouldBe(second.All().Select(w => (w.Name, w.Source)));
    }

    [Fact]
    public void Parts_come_before_the_workflow_that_runs_them()
    {
        var artifact = CloudWorkflowsTarget.Compile(Five, options: EachLevel);

        artifact.All()
            .Select(w => w.FileName)
            .ShouldBe(
                ["large-part-1.yaml", "large-part-2.yaml", "large-part-3.yaml", "large-part-4.yaml", "large-part-5.yaml", "large.yaml"]);
    }

    [Fact]
    public void No_workflow_of_a_split_pipeline_has_a_problem()
    {
        var artifact = CloudWorkflowsTarget.Compile(Five, options: EachLevel);

        artifact.All().SelectMany(w => WorkflowAnalyzer.Analyze(w.Workflow)).ShouldBeEmpty();
    }

    [Fact]
    public void What_fits_is_not_split() => CloudWorkflowsTarget.Compile(Five, options: WhereNeeded).Parts.ShouldBeEmpty();

    [Fact]
    public void A_caller_who_wants_one_workflow_gets_one_with_a_diagnostic()
    {
        var artifact = CloudWorkflowsTarget.Compile(
            LargePipelines.Of(400, 4),
            options: new CloudWorkflowsOptions { Splitting = WorkflowSplitting.Advise });

        artifact.Parts.ShouldBeEmpty();
        artifact.Diagnostics.ShouldContain(d => d.Code == "AEF4105");
    }

    [Fact]
    public void Yaml_parts_fit_as_yaml()
    {
        var artifact = CloudWorkflowsTarget.Compile(
            LargePipelines.Of(600, 4),
            format: SourceFormat.Yaml,
            options: WhereNeeded with { MaxPartSteps = long.MaxValue });

        artifact.Parts.Count.ShouldBeGreaterThan(1);
        artifact.All().ShouldAllBe(w => w.Format == SourceFormat.Yaml && w.Bytes <= 131_072);
    }

    [Fact]
    public void Strings_that_the_plan_does_not_count_divide_a_part_again()
    {
        var level =
            "{ 'threads': [{ 'steps': [{ 'job_id': 'ID', 'job_name': '${NAME}', 'executor': 'dataform-tag-executor' }] }] }".Replace(
            '\'',
            '"');
        var levels = Enumerable.Range(1, 12).Select(i => level.Replace("ID", $"J{i}").Replace("NAME", new string((char)('a' + i), 30_000)));
        var pipeline = Pipelines.Compile($$"""{ "name": "p", "levels": [{{string.Join(',', levels)}}] }""").Pipeline;

        var artifact = CloudWorkflowsTarget.Compile(pipeline, options: WhereNeeded);

        artifact.Diagnostics.ShouldNotContain(d => d.Severity == DiagnosticSeverity.Error);
        artifact.All().ShouldAllBe(w => w.Bytes <= 131_072);
        Pipelines.Run(artifact).State.ShouldBe(RunState.Succeeded);
    }

    [Fact]
    public void A_part_that_is_started_alone_fails_with_an_explanation()
    {
        var part = CloudWorkflowsTarget.Compile(Five, options: EachLevel).Parts[0];
        var engine = new WorkflowEngine(WorkflowProgram.Compile(part.Workflow), WorkflowValue.Null);
        engine.Advance(DateTimeOffset.UnixEpoch);

        engine.Execution.State.ShouldBe(ExecutionState.Failed);
        engine.Execution.Error.ShouldNotBeNull().Value["message"].ToString().ShouldContain("start the workflow 'large'");
    }

    [Fact]
    public void A_part_that_cannot_be_run_fails_the_pipeline_and_is_named()
    {
        var artifact = CloudWorkflowsTarget.Compile(Five, format: SourceFormat.Json, options: EachLevel);
        var run = LocalRunner.Run(new LocalRunRequest(artifact) { PartOverride = p => p.Name.EndsWith('2') ? """{"main": {"steps": [{"a": {"raise": "out of memory"}}]}}""" : null });

        run.State.ShouldBe(RunState.Failed);
        var error = run.Execution.Error.ShouldNotBeNull().Value;
        error["message"].ToString().ShouldContain("part large-part-2 did not run to its end");
        error["answer"].ToString().ShouldContain("out of memory");
        run.Events.Count(e => e.Kind == RunEventKind.StepSucceeded).ShouldBe(4);
    }

    [Fact]
    public void Every_call_of_a_split_run_names_the_execution_of_the_parent()
    {
        // The simulated functions refuse calls with another execution_id.
        var run = Pipelines.Run(CloudWorkflowsTarget.Compile(Five, format: SourceFormat.Json, options: EachLevel), argument: """{"workflow_name": "n", "resume": {"done": ["J001", "J020"]}}""");

        run.State.ShouldBe(RunState.Succeeded);
        run.Events.Count(e => e.Kind == RunEventKind.StepSkipped).ShouldBe(2);
        run.Execution.Result["workflow_name"].ShouldBe(WorkflowValue.FromString("n"));
    }
}
