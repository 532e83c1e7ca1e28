using System.Text.Json;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Runs.Local;
using Aef.Tests.Running;
using Aef.Tests.Targets;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Parameters;

/// <summary>What the functions receive of <c>with</c>, in runs of the compiled workflow.</summary>
public sealed class WithRunTests
{
    [Theory]
    [InlineData("a: x", """{"a":"x"}""")]
    [InlineData("n: '${inputs.n + 1}'", """{"n":6}""")]
    [InlineData("a: 'n is ${inputs.n}.'", """{"a":"n is 5."}""")]
    [InlineData("l: [1, '${inputs.n}', {deep: ['${inputs.a}', null]}]", """{"l":[1,5,{"deep":["ABC",null]}]}""")]
    [InlineData("m: {'${inputs.n}': '${[inputs.n, 1]}', x: {y: '${inputs.n > 4}'}}", """{"m":{"${inputs.n}":[5,1],"x":{"y":true}}}""")]
    [InlineData("a: '$${inputs.n}'", """{"a":"${inputs.n}"}""")]
    [InlineData("b: '${inputs.n in [5]}', n: 3", """{"b":true,"n":3}""")]
    public void The_function_receives_the_parameters_in_step_properties(string with, string expected)
    {
        foreach (var type in (string[])[Feeds.Async, Feeds.Sync])
        {
            var run = Feeds.Run(
                Inputs + Feeds.Steps($"job_id: A, job_name: a, {type}, with: {{{with}}}"),
                argument: """{"inputs": {"n": 5, "a": "ABC"}}""");

            foreach (var call in run.Calls)
            {
                var given = call.StepProperties;
                given["jobs_definitions_bucket"].Kind.ShouldBe(WorkflowValueKind.String);
                WithoutBucket(given).ShouldBe(WorkflowValue.FromJson(expected));
            }

            run.Calls.Count.ShouldBe(type == Feeds.Sync ? 1 : 2);
        }
    }

    [Fact]
    public void The_parameters_override_the_literal_step_properties()
    {
        var run = Feeds.Run(
            Feeds.Steps(
                $"job_id: A, job_name: a, {Feeds.Async}, step_properties: {{a: old, keep: 1, m: {{x: 1}}}}, "
                + $"with: {{a: '${{\"n\" + \"ew\"}}', m: {{y: 2}}}}"));

        run.Calls.ShouldAllBe(c => c.StepProperties == WorkflowValue.FromJson("""{"a":"new","keep":1,"m":{"y":2}}"""));
    }

    [Fact]
    public void The_parameters_are_evaluated_once_for_all_attempts_and_polls()
    {
        var run = Feeds.Run(
            Feeds.Steps($"job_id: A, job_name: a, {Feeds.Async}, retry: {{max_attempts: 3}}, with: {{a: '${{uuid.generate()}}'}}"),
            c => c is { IsPoll: true, Number: < 3 } ? RecordedRun.Answer("Exception: no", 500) : null);

        run.Starts().Count().ShouldBe(3);
        run.Calls.Select(c => c.StepProperties["a"]).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void The_parameters_are_evaluated_again_when_a_loop_runs_the_step_again()
    {
        var run = Feeds.Run(
            Feeds.Steps(
                $"job_id: A, job_name: a, {Feeds.Sync}, with: {{a: '${{uuid.generate()}}'}}",
                $"job_id: B, job_name: b, {Feeds.Sync}, next: A, when: '${{steps.A.output == \"again\"}}'"),
            c => c is { Job: "a", Number: < 3 } ? RecordedRun.Answer("again") : null);

        run.Starts("a").Select(c => c.StepProperties["a"]).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void The_parameters_of_a_skipped_step_are_not_evaluated() =>
        Feeds.Run(Failing("when: 'false', ")).Execution.Error.ShouldBeNull();

    [Fact]
    public void The_parameters_of_a_step_that_an_earlier_run_has_done_are_not_evaluated()
    {
        Feeds.Run(Failing(), argument: """{"resume": {"done": ["A"]}}""").Execution.Error.ShouldBeNull();
        Feeds.Run(Failing("when: 'true', "), argument: """{"resume": {"done": ["A"]}}""").Execution.Error.ShouldBeNull();
    }

    [Fact]
    public void A_parameter_that_cannot_be_evaluated_fails_the_step()
    {
        var run = Pipelines.Run(Feeds.Compile(Failing()));

        var failure = run.Failures.ShouldHaveSingleItem();
        (failure.JobId, failure.Kind, failure.Attempt).ShouldBe(("A", "ExpressionError", 0));
        failure.Answer.ShouldNotBeNull().ShouldContain("missing");
        run.Events.Where(e => e.JobId == "A").Select(e => e.Kind).ShouldBe([RunEventKind.StepFailed]);
        run.Events.ShouldNotContain(e => e.JobId == "B");
    }

    [Fact]
    public void A_failing_parameter_of_a_step_that_may_fail_lets_the_thread_continue()
    {
        var run = Pipelines.Run(Feeds.Compile(Failing("continue_if_fail: true, ")));

        run.State.ShouldBe(RunState.Succeeded);
        run.Failures.ShouldHaveSingleItem().Continued.ShouldBeTrue();
        run.Events.ShouldContain(e => e.Kind == RunEventKind.StepSucceeded && e.JobId == "B");
    }

    [Fact]
    public void NEXT_continues_at_a_step_with_parameters_that_are_its_own()
    {
        var run = Feeds.Run(Feeds.Steps(
            $"job_id: A, job_name: a, {Feeds.Sync}, next: C, when: '${{run.id != \"\"}}', with: {{a: of A}}",
            $"job_id: B, job_name: b, {Feeds.Sync}, with: {{a: of B}}",
            $"job_id: C, job_name: c, {Feeds.Sync}, with: {{a: of C}}",
            $"job_id: D, job_name: d, {Feeds.Sync}"));

        run.Starts().Select(c => (c.Job, c.StepProperties["a"].ToString())).ShouldBe([("a", "\"of A\""), ("c", "\"of C\""), ("d", "null")]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(60)]
    public void Steps_of_parallel_threads_have_parameters_of_their_own(int threads)
    {
        var level = string.Concat(Enumerable.Range(0, threads).Select(i =>
            $"  - [{{job_id: A{i}, job_name: a{i}, {Feeds.Async}, with: {{n: '${{variables.n + {i}}}'}}}}]\n"));

        var run = Feeds.Run($"variables: {{n: 100}}\nlevels:\n- threads:\n{level}");

        run.Starts().Select(c => (c.Job, c.StepProperties["n"].ToString()))
            .ShouldBe(Enumerable.Range(0, threads).Select(i => ($"a{i}", $"{100 + i}")), ignoreOrder: true);
    }

    [Fact]
    public void Defaults_contain_parameters_for_all_steps_except_workflows_steps()
    {
        var run = Feeds.Run(
            $"defaults: {{with: {{a: '${{run.start_date}}'}}}}\n"
            + Feeds.Steps(
                $"job_id: A, job_name: a, {Feeds.Sync}",
                $"job_id: B, job_name: b, {Feeds.Sync}, with: {{n: 1}}",
                "job_id: C, job_name: c, workflows_name: child"));

        run.Starts("a").Single().StepProperties["a"].IsNull.ShouldBeFalse();
        run.Starts("b").Single().StepProperties["a"].IsNull.ShouldBeTrue();
        run.Execution.Error.ShouldBeNull();
    }

    [Theory]
    [InlineData("${sys.get_env(\"HOME\")}")]
    [InlineData("${")]
    [InlineData("a b \u00fc \U0001F695 \" \\ ' \n")]
    [InlineData("x'} ${1 + 1}")]
    public void Hostile_strings_arrive_unchanged(string text)
    {
        var json = JsonSerializer.Serialize(text);

        var run = Feeds.Run(
            Inputs + $"variables: {{v: {JsonSerializer.Serialize(text.Replace("${", "$${", StringComparison.Ordinal))}}}\n"
            + Feeds.Steps(
                $"job_id: A, job_name: a, {Feeds.Sync}, with: {{a: '${{inputs.a}}', l: ['<${{inputs.a}}>', '${{variables.v}}'], "
                + $"m: {{{JsonSerializer.Serialize(text)}: 1}}}}"),
            argument: "{\"inputs\": {\"n\": 1, \"a\": " + json + "}}");

        var given = run.Starts().Single().StepProperties;
        given["a"].ShouldBe((WorkflowValue)text);
        given["l"].ShouldBe(WorkflowValue.FromList((WorkflowValue)$"<{text}>", (WorkflowValue)text));
        given["m"][text].ShouldBe((WorkflowValue)1);
    }

    [Fact]
    public void Parts_of_a_split_pipeline_evaluate_their_own_parameters()
    {
        var definition = Inputs + string.Join(
            string.Empty,
            Enumerable.Range(1, 3)
                .Select(i => Feeds.Steps($"job_id: A{i}, job_name: a{i}, {Feeds.Sync}, with: {{n: '${{inputs.n * {i}}}'}}"))
                .ToArray())
            .Replace("levels:\n", string.Empty, StringComparison.Ordinal)
            .Insert(0, "levels:\n");

        var artifact = Feeds.Compile(definition, WorkflowSplitting.WhereNeeded, levels: 1);
        var run = Pipelines.Run(artifact, argument: """{"inputs": {"n": 5, "a": "x"}}""");

        artifact.Parts.Count.ShouldBe(3);
        run.State.ShouldBe(RunState.Succeeded, run.Execution.Error?.ToString());
    }

    private const string Inputs = "inputs: {n: {type: integer}, a: {type: string}}\n";

    private static string Failing(string keys = "") => "variables: {m: {x: 1}}\n" + Feeds.Steps(
        $"job_id: A, job_name: a, {keys}{Feeds.Sync}, with: {{a: '${{variables.m.missing}}'}}",
        $"job_id: B, job_name: b, {Feeds.Sync}");

    private static WorkflowValue WithoutBucket(WorkflowValue properties) => WorkflowValue.FromMap(
        [.. properties.Entries.Where(e => e.Key != "jobs_definitions_bucket").Select(e => (e.Key, e.Value))]);
}
