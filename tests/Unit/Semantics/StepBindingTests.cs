using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Tests.Support;

namespace Aef.Tests.Semantics;

public sealed class StepBindingTests
{
    private const string Dataform = "executor: dataform-tag-executor";

    [Theory]
    [InlineData("function_id_name: f", StepType.Async, "f", "f")]
    [InlineData("function_id_name: f, function_status_name: s", StepType.Async, "f", "s")]
    [InlineData("executor: e", StepType.Async, "e", "e")]
    [InlineData("composer_step: c", StepType.Async, "c", "c")]
    [InlineData("composer_step: c, function_id_name: f", StepType.Async, "f", "f")]
    [InlineData("function_name: f", StepType.Sync, "f", null)]
    [InlineData("executor: e, type: sync", StepType.Sync, "e", null)]
    [InlineData("executor: e, function_name: f, type: sync", StepType.Sync, "f", null)]
    [InlineData("workflows_name: w", StepType.Workflows, null, null)]
    public void The_keys_set_what_is_run_and_how(string keys, StepType type, string? function, string? status)
    {
        var step = Bind(keys);

        (step.Type, step.Function, step.StatusFunction).ShouldBe((type, function, status));
        step.WorkflowName.ShouldBe(type == StepType.Workflows ? "w" : null);
    }

    [Fact]
    public void An_executor_of_the_catalog_is_found()
    {
        Bind(Dataform).Executor.ShouldNotBeNull().Name.ShouldBe("dataform-tag-executor");
        Bind("function_id_name: mine").Executor.ShouldBeNull();
    }

    [Fact]
    public void What_a_step_leaves_open_has_the_defaults_of_the_format()
    {
        var step = Bind(Dataform);

        (step.WaitSeconds, step.WaitMultiplier, step.MaxWaitSeconds, step.LimitSeconds, step.CallTimeoutSeconds)
            .ShouldBe((30, 1, null, 3600, 300));
        (step.ContinueIfFail, step.StepProperties, step.Retry, step.Next).ShouldBe((false, null, null, null));
        Bind("function_name: f").CallTimeoutSeconds.ShouldBe(1800);
    }

    [Fact]
    public void A_retry_leaves_nothing_open() =>
        Bind(Dataform + ", retry: {max_attempts: 2}").Retry.ShouldBe(new RetryPolicy(2, 10, 300, 2));

    [Fact]
    public void Times_are_in_seconds()
    {
        var step = Bind(
            Dataform + ", wait_time_seconds: \"20\", wait_multiplier: 1.5, max_wait_time_seconds: 60, async_timeout_loop_in_minutes: \"12\", timeout_seconds: 7");

        (step.WaitSeconds, step.WaitMultiplier, step.MaxWaitSeconds, step.LimitSeconds, step.CallTimeoutSeconds)
            .ShouldBe((20, 1.5, 60d, 720, 7));
    }

    [Theory]
    [InlineData("step_properties: '{\"a\": 1}'", "{\"a\": 1}")]
    [InlineData("step_properties: {a: [1, x]}", "{\"a\":[1,\"x\"]}")]
    public void Step_properties_become_JSON_text_and_strings_stay_as_written(string key, string expected) =>
        Bind($"{Dataform}, {key}").StepProperties.ShouldBe(expected);

    [Fact]
    public void A_step_has_the_defaults_of_the_pipeline_unless_it_overrides_them()
    {
        var pipeline = Definitions.Bound("""
            defaults: {executor: dataform-tag-executor, wait_time_seconds: 5, continue_if_fail: true, retry: {max_attempts: 4}, timeout_seconds: 9}
            levels:
            - - {job_id: A, job_name: a}
              - {job_id: B, job_name: b, wait_time_seconds: 7, continue_if_fail: false}
              - {job_id: C, job_name: c, function_name: f}
              - {job_id: D, job_name: d, workflows_name: w}
            """);

        var steps = pipeline.Steps.ToList();
        steps.Select(s => (s.Type, s.Function, s.WaitSeconds, s.ContinueIfFail, s.Retry!.MaxAttempts, s.CallTimeoutSeconds)).ShouldBe(
        [
            (StepType.Async, "dataform-tag-executor", 5, true, 4, 9),
            (StepType.Async, "dataform-tag-executor", 7, false, 4, 9),
            (StepType.Sync, "f", 5, true, 4, 9),
            (StepType.Workflows, null, 5, true, 4, 9),
        ]);
    }

    [Fact]
    public void Levels_and_threads_without_an_id_are_numbered_after_the_largest_one()
    {
        var pipeline = Definitions.Bound($$"""
            levels:
            - {level_id: 7, threads: [[{job_id: A, job_name: a, {{Dataform}}}], [{job_id: B, job_name: b, {{Dataform}}}]]}
            - [{job_id: C, job_name: c, {{Dataform}}}]
            - {level_id: x, threads: [{thread_id: 2, steps: [{job_id: D, job_name: d, {{Dataform}}}]}]}
            """);

        pipeline.Levels.Select(l => $"{l.Id}[{string.Join(' ', l.Threads.Select(t => t.Id))}]").ShouldBe(["7[3 4]", "8[5]", "x[2]"]);
    }

    [Fact]
    public void Empty_levels_and_threads_are_omitted_and_reported()
    {
        var text = $"levels:\n- {{threads: []}}\n- {{threads: [{{steps: []}}, [{{job_id: A, job_name: a, {Dataform}}}]]}}\n- {{}}\n";

        var result = Definitions.Check(text);

        result.Pipeline.ShouldNotBeNull().Levels.ShouldHaveSingleItem().Threads.ShouldHaveSingleItem();
        Definitions.Diagnostics(result.Diagnostics).ShouldBe("2:13 AEF3002, 3:22 AEF3003, 4:3 AEF3002");
    }

    [Theory]
    [InlineData("job_name: a, executor: dataform-tag-executor", "3:4 AEF2001")]
    [InlineData("job_id: \"\", job_name: a, executor: dataform-tag-executor", "3:13 AEF2001")]
    [InlineData("job_id: A, executor: dataform-tag-executor", "3:4 AEF2002")]
    [InlineData("job_id: A, job_name: a", "3:4 AEF2004")]
    [InlineData("job_id: A, job_name: a, type: async", "3:35 AEF2004")]
    [InlineData("job_id: A, job_name: a, type: async, function_name: dataform-tag-executor", "3:35 AEF2005, 3:42 AEF3014")]
    [InlineData("job_id: A, job_name: a, type: sync, function_id_name: dataform-tag-executor", "3:35 AEF2005, 3:41 AEF3014")]
    [InlineData("job_id: A, job_name: a, type: workflows", "3:35 AEF2005")]
    [InlineData("job_id: A, job_name: a, function_id_name: dataform-tag-executor, executor: bq-saved-query-executor", "3:80 AEF2006")]
    public void What_a_step_lacks_is_reported(string step, string expected) =>
        Definitions.Diagnostics(Definitions.Check(Definitions.Thread(step)).Diagnostics).ShouldBe(expected);

    [Fact]
    public void A_duplicate_job_id_is_an_error_that_shows_both()
    {
        var result = Definitions.Check(
            Definitions.Levels([$"job_id: A, job_name: a, {Dataform}"], [$"job_id: A, job_name: b, {Dataform}"]));

        var diagnostic = result.Diagnostics.ShouldHaveSingleItem();
        (diagnostic.Code, diagnostic.Location.Start.Line, diagnostic.Related[0].Location.Start.Line).ShouldBe(("AEF2003", 4, 3));
        diagnostic.ModelPath.ShouldBe("levels[1].threads[0].steps[0].job_id");
        result.Pipeline.ShouldBeNull();
    }

    [Theory]
    [InlineData("name: 1a", "1:7 AEF2020")]
    [InlineData("name: a-", "1:7 AEF2020")]
    [InlineData("name: \"a\\nb\"", "1:7 AEF2020")]
    [InlineData("name: \"\"", "1:7 AEF2020")]
    [InlineData("engine: cloud_workflow", "1:9 AEF2021")]
    [InlineData("defaults: {job_id: A, job_name: b, next: C}", "1:12 AEF2022, 1:23 AEF2022, 1:36 AEF2022")]
    public void What_is_wrong_above_the_levels_is_reported(string head, string expected) =>
        Definitions.Diagnostics(Definitions.Check($"{head}\nlevels:\n- [{{job_id: A, job_name: a, {Dataform}}}]\n").Diagnostics)
            .ShouldBe(expected);

    [Theory]
    [InlineData("A", true)]
    [InlineData("a1", true)]
    [InlineData("a_-b", true)]
    [InlineData("", false)]
    [InlineData("1a", false)]
    [InlineData("a_", false)]
    [InlineData("é", false)]
    [InlineData("a b", false)]
    public void A_name_is_letters_digits_and_dashes(string name, bool valid)
    {
        PipelineName.IsValid(name).ShouldBe(valid);
        PipelineName.IsValid(PipelineName.From(name)).ShouldBeTrue();
        PipelineName.IsValid("a" + new string('b', 63)).ShouldBeTrue();
        PipelineName.IsValid("a" + new string('b', 64)).ShouldBeFalse();
        PipelineName.From(new string('-', 200) + "9").ShouldBe("pipeline-9");
    }

    [Fact]
    public void Names_of_jobs_are_data_and_may_be_anything()
    {
        var name = "a\n'\"${x}: é\ud83d\ude00" + new string('x', 10_000);
        var pipeline = new Pipeline(
            "p",
            [new PipelineLevel(threads: [new PipelineThread(steps: [new PipelineStep(name, name).WithFunctionIdName("dataform-tag-executor")])])]);

        var bound = new PipelineBinder(Aef.Core.Pipelines.Catalog.ExecutorCatalog.BuiltIn).Bind(pipeline);

        bound.Diagnostics.ShouldBeEmpty();
        bound.Pipeline.ShouldNotBeNull().Steps.Single().JobName.ShouldBe(name);
    }

    private static BoundStep Bind(string keys) => Definitions.Bound(Definitions.Thread("job_id: A, job_name: a, " + keys)).Steps.Single();
}
