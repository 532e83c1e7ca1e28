using Aef.Core.Targets;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Running;
using Aef.Tests.Support;
using Aef.Workflows.Language.Syntax;

namespace Aef.Tests.Targets;

public sealed class SourceMapTests
{
    private const string Definition = """
        { "name": "map", "definition": [
          { "LEVEL_ID": "1", "THREADS": [
            { "THREAD_ID": "a", "STEPS": [
              { "JOB_ID": "J 1", "JOB_NAME": "one", "TYPE": "async", "FUNCTION_ID_NAME": "dataform-tag-executor" },
              { "JOB_ID": "J_1", "JOB_NAME": "two", "TYPE": "async", "FUNCTION_ID_NAME": "bq-saved-query-executor", "CONTINUE_IF_FAIL": true }]},
            { "THREAD_ID": "b", "STEPS": [
              { "JOB_ID": "J2", "JOB_NAME": "three", "TYPE": "async", "FUNCTION_ID_NAME": "dataform-tag-executor" } ] } ] },
          { "LEVEL_ID": "1", "THREADS": [
            { "THREAD_ID": "a", "STEPS": [
              { "JOB_ID": "J3", "JOB_NAME": "four", "TYPE": "async", "FUNCTION_ID_NAME": "dataform-tag-executor" } ] } ] } ] }
        """;

    [Fact]
    public void A_generated_step_leads_to_its_job_and_its_location_in_the_definition()
    {
        var map = Pipelines.Compile(Definition).SourceMap;

        var first = map.Find("map", "main", "J_1").ShouldNotBeNull();
        var second = map.Find("map", "main", "J_1_2").ShouldNotBeNull();

        (first.JobId, first.Thread, first.Level, first.Role, first.Location.Start.Line).ShouldBe(("J 1", "a", "1", SourceMapRole.Job, 4));
        (second.JobId, second.Location.Start.Line, second.Location.Path).ShouldBe(("J_1", 5, "pipeline.json"));
    }

    [Fact]
    public void Levels_with_the_same_id_are_different_levels()
    {
        var map = Pipelines.Compile(Definition).SourceMap;

        map.Steps.Where(s => s.Entry.Role == SourceMapRole.Level)
            .Select(s => (s.Entry.Step, s.Entry.LevelIndex, s.Entry.Location.Start.Line))
            .ShouldBe([("Level_1", 0, 2), ("Level_1_2", 1, 8)]);
        map.Find("map", "main", "Level_1_2_end").ShouldBeNull();
        map.Find("map", "main", "Level_1_end_2").ShouldNotBeNull().LevelIndex.ShouldBe(1);
    }

    [Fact]
    public void Steps_that_come_from_no_part_of_the_definition_and_unknown_steps_have_no_origin()
    {
        var map = Pipelines.Compile(Definition).SourceMap;

        map.Find("map", "main", "aef_set_up").ShouldBeNull();
        map.Find("map", "aef_job", "run_attempt").ShouldBeNull();
        map.Find("other", "main", "J2").ShouldBeNull();
        map.FindJob("J9").ShouldBeNull();
        SourceMap.Empty.Steps.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1)]
    public void Every_step_of_main_with_an_origin_is_in_the_map_and_every_job_is_found(int maxNamedThreads)
    {
        var pipeline = Definitions.Bound(File.ReadAllText(Repository.PathOf("tests", "Baselines", "every-shape", "definition.yaml")));
        var artifact = CloudWorkflowsTarget.Compile(pipeline, options: new CloudWorkflowsOptions { MaxNamedThreads = maxNamedThreads });

        MissingSteps(artifact).ShouldBeEmpty();
        foreach (var (level, thread, step) in pipeline.Levels.SelectMany(l => l.Threads.SelectMany(t => t.Steps.Select(s => (l, t, s)))))
        {
            var job = artifact.SourceMap.FindJob(step.JobId).ShouldNotBeNull();
            (job.Level, job.Thread, job.Location).ShouldBe((level.Id, thread.Id, step.Source.Location));
        }
    }

    [Fact]
    public void Each_part_of_a_split_pipeline_has_its_own_steps_in_the_map()
    {
        var pipeline = LargePipelines.Of(20, 4);
        var options = new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded, MaxPartLevels = 1 };
        var artifact = CloudWorkflowsTarget.Compile(pipeline, options: options);

        artifact.Parts.Count.ShouldBe(5);
        artifact.SourceMap.Find("large-part-2", "main", "J005").ShouldNotBeNull().JobId.ShouldBe("J005");
        artifact.SourceMap.Find("large-part-1", "main", "J005").ShouldBeNull();
        artifact.All().SelectMany(MissingSteps).ShouldBeEmpty();
        var levels = Pipelines.Run(artifact).Events
            .Where(e => e.Kind is RunEventKind.LevelStarted or RunEventKind.LevelEnded)
            .Select(e => $"{e.Level} {e.Kind}");
        levels.ShouldBe(pipeline.Levels.SelectMany(l => new[] { $"{l.Id} LevelStarted", $"{l.Id} LevelEnded" }));
    }

    [Fact]
    public void A_failure_leads_to_the_location_of_its_step()
    {
        var failed = new SimulatedJob { Ends = SimulatedEnd.Failed };

        var run = Pipelines.Run(Pipelines.Compile(Definition), Pipelines.Script(("J_1", failed), ("J3", failed)));

        run.Failures.Select(f => (f.JobId, f.Location.Start.Line)).ShouldBe([("J_1", 5), ("J3", 10)]);
    }

    /// <summary>Steps of main that the compiler gave a location, but that are not in the map.</summary>
    private static IEnumerable<string> MissingSteps(WorkflowArtifact artifact) =>
        Steps(artifact.Workflow.Main.ShouldNotBeNull().Steps)
            .Where(s => s.Origin.HasPosition && artifact.SourceMap.Find(artifact.Name, "main", s.Name)?.Location != s.Origin)
            .Select(s => s.Name);

    private static IEnumerable<StepSyntax> Steps(IEnumerable<StepSyntax> steps) => steps.SelectMany(s => Inner(s.Body).Prepend(s));

    private static IEnumerable<StepSyntax> Inner(StepBody body) => body switch
    {
        StepsBody group => Steps(group.Steps),
        TryBody attempt => Inner(attempt.Body),
        ParallelBody parallel => parallel.Branches.SelectMany(b => Steps(b.Steps)),
        _ => [],
    };
}
