using Aef.Runs.Local;
using Aef.Tests.Running;
using Aef.Tests.Targets;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Parameters;

/// <summary>Expressions of more than 400 characters, wherever a definition has expressions.</summary>
public sealed class LongExpressionTests
{
    private const string Job = "type: sync, executor: dataform-tag-executor";

    /// <summary>True in the end; the operand that fails comes after one that decides.</summary>
    private static readonly string True =
        $"{string.Join(" and ", Enumerable.Range(0, 60).Select(i => $"variables.n > {i}"))} and (variables.n == 100 or "
            + $"variables.m.missing == \"{new string('x', 300)}\")";

    private static readonly string False = $"variables.n == 1 and variables.m.missing == \"{new string('x', 300)}\" and {True}";

    private static readonly string Fails = $"{True} and variables.m.missing == 1";

    [Fact]
    public void A_long_condition_of_a_step_is_evaluated_like_a_short_one()
    {
        Story(Steps($"{{job_id: A, job_name: a, {Job}, when: '${{{True}}}'}}", $"{{job_id: B, job_name: b, {Job}, when: '${{{False}}}'}}"))
            .ShouldBe("A -B");
        Story(Steps($"{{job_id: A, job_name: a, {Job}, when: '${{{Fails}}}'}}", $"{{job_id: B, job_name: b, {Job}}}")).ShouldBe("!A");
    }

    [Fact]
    public void A_step_that_an_earlier_run_has_done_ignores_its_long_condition() =>
        Story(Steps($"{{job_id: A, job_name: a, {Job}, when: '${{{Fails}}}'}}"), """{"resume": {"done": ["A"]}}""").ShouldBe("-A");

    [Fact]
    public void A_long_condition_of_a_thread_is_evaluated_like_a_short_one()
    {
        Story(Threads(True)).ShouldBe("A B C");
        Story(Threads(False)).ShouldBe("-A -B C");
        Story(Threads(Fails)).ShouldBe("!A C");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(12)]
    public void A_long_condition_of_a_level_is_evaluated_like_a_short_one(int threads)
    {
        var ids = Enumerable.Range(1, threads).Select(i => $"A{i}").ToList();

        Story(Level(True, threads)).ShouldBe(string.Join(' ', ids));
        Story(Level(False, threads)).ShouldBe(string.Join(' ', ids.Select(i => "-" + i)));
        Story(Level(Fails, threads)).ShouldBe(string.Join(' ', ids.Select(i => "!" + i)));
    }

    [Fact]
    public void Steps_of_parallel_threads_have_long_conditions_of_their_own()
    {
        foreach (var count in (int[])[4, 14])
        {
            var threads = string.Concat(Enumerable.Range(0, count).Select(i =>
                $"  - [{{job_id: A{i}, job_name: a, {Job}, when: '${{{(i % 3 == 0 ? False : True)}}}'}}]\n"));

            var run = Pipelines.Run(Feeds.Compile(Variables + $"levels:\n- threads:\n{threads}"));

            run.Events.Where(e => e.Kind == RunEventKind.StepSkipped).Select(e => e.JobId)
                .ShouldBe(Enumerable.Range(0, count).Where(i => i % 3 == 0).Select(i => $"A{i}"), ignoreOrder: true);
            run.State.ShouldBe(RunState.Succeeded);
        }
    }

    [Fact]
    public void Long_variables_and_text_with_many_parts_are_computed()
    {
        var text = string.Concat(Enumerable.Repeat("${variables.n}-", 500));

        var run = Feeds.Run(
            Variables + $"  long: '{text}'\n  after: '${{len(variables.long)}}'\n  list: [1, '{text}', '${{{True}}}']\n"
            + Feeds.Steps(
                $"job_id: A, job_name: a, {Feeds.Sync}, with: {{a: '${{variables.long}}', n: '${{variables.after}}', l: "
                    + $"'${{variables.list}}'}}"));

        var expected = string.Concat(Enumerable.Repeat("100-", 500));
        var given = run.Starts().Single().StepProperties;
        (given["a"], given["n"]).ShouldBe(((WorkflowValue)expected, (WorkflowValue)2000));
        given["l"].ShouldBe(WorkflowValue.FromList((WorkflowValue)1, (WorkflowValue)expected, (WorkflowValue)true));
    }

    [Fact]
    public void A_long_variable_that_fails_names_itself()
    {
        var run = Pipelines.Run(
            Feeds.Compile(
                Variables + $"  bad: '${{{Fails}}}'\n  after: 1\n{Steps($"{{job_id: A, job_name: a, {Job}}}")[Variables.Length..]}"));

        run.Execution.Error.ShouldNotBeNull().Value["failed"].ToString().ShouldBe("[\"variables.bad\"]");
    }

    [Fact]
    public void Long_parameters_are_evaluated_for_their_own_steps()
    {
        var long1 = string.Join(" + ", Enumerable.Range(0, 200).Select(_ => "variables.n"));
        var long2 = string.Join(" + ", Enumerable.Repeat("string(variables.n)", 60));

        var run = Feeds.Run(Variables + Feeds.Steps(
            $"job_id: A, job_name: a, {Feeds.Sync}, with: {{n: '${{{long1}}}', m: {{x: ['${{{long2}}}', '${{{long1}}}']}}}}",
            $"job_id: B, job_name: b, {Feeds.Sync}, with: {{a: '${{{long2}}}'}}"));

        run.Starts("a").Single().StepProperties["n"].ShouldBe((WorkflowValue)20_000);
        run.Starts("a").Single().StepProperties["m"]["x"].Items[1].ShouldBe((WorkflowValue)20_000);
        run.Starts("b").Single().StepProperties["a"].ShouldBe((WorkflowValue)string.Concat(Enumerable.Repeat("100", 60)));
    }

    [Fact]
    public void A_string_that_cannot_be_split_is_an_error()
    {
        var bound = Feeds.Bound(Steps($"{{job_id: A, job_name: a, {Job}, when: '${{run.id == \"{new string('x', 401)}\"}}'}}"));

        Aef.Core.Targets.CloudWorkflows.CloudWorkflowsTarget.Compile(bound).Diagnostics
            .Where(d => d.Code != "AEF4100")
            .Select(d => d.ToString())
            .ShouldHaveSingleItem()
            .ShouldContain("AEF4111: An expression contains a string or a name with 403 characters");
    }

    private const string Variables = "variables:\n  n: 100\n  m: {a: 1}\n";

    private static string Steps(params string[] steps) => Variables + $"levels:\n- [{string.Join(", ", steps)}]";

    private static string Threads(string when) => Variables
        + $"levels:\n- threads:\n  - when: '${{{when}}}'\n    steps: [{{job_id: A, job_name: a, {Job}}}, {{job_id: B, job_name: b, "
            + $"{Job}}}]\n"
        + $"  - [{{job_id: C, job_name: c, {Job}}}]\n";

    private static string Level(string when, int threads) => Variables
        + $"levels:\n- when: '${{{when}}}'\n  threads:\n" + string.Concat(
            Enumerable.Range(1, threads).Select(i => $"  - [{{job_id: A{i}, job_name: a, {Job}}}]\n"));

    /// <summary>The steps in the order of the file: -J was skipped, !J failed; those that were never reached are left out.</summary>
    private static string Story(string definition, string? argument = null)
    {
        var ends = Pipelines.Run(Feeds.Compile(definition), argument: argument)
            .Events.Where(e => e.Kind is RunEventKind.StepSucceeded or RunEventKind.StepFailed or RunEventKind.StepSkipped);
        return string.Join(' ', ends.OrderBy(e => e.JobId!.Length).ThenBy(e => e.JobId, StringComparer.Ordinal) // steps have JOB_IDs
            .Select(e => (e.Kind switch { RunEventKind.StepSkipped => "-", RunEventKind.StepFailed => "!", _ => string.Empty }) + e.JobId));
    }
}
