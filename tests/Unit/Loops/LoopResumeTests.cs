using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine.Values;
using static Aef.Tests.Loops.LoopRuns;

namespace Aef.Tests.Loops;

/// <summary>Reruns of pipelines with <c>for_each</c>.</summary>
public sealed class LoopResumeTests
{
    private static readonly string Definition = Loop("[a, b, c]", Step("A"), Step("B"))
        + $"- [{Step("C", "when: '${steps.A.status == \"succeeded\" and json.encode_to_string(steps.A.output) == \"[\\\"p\\\",\\\"q\\\",\\\"r\\\"]\"}'")}]";

    private static readonly string WithStatus = Loop("[a, b, c]", Step("A"), Step("B"))
        + $"- [{Step("C", "when: '${steps.A.status == \"succeeded\"}'")}]";

    [Fact]
    public void Done_with_a_JOB_ID_means_all_items() =>
        Sorted(Run(Definition, """{"resume": {"done": ["A"], "outputs": {"A": ["p", "q", "r"]}}}"""))
        .ShouldBe("=A[0] =A[1] =A[2] B[0] B[1] B[2] C");

    [Fact]
    public void Done_with_an_index_means_one_item()
    {
        var hash = Run(Definition).Events.Single(e => e.Kind == RunEventKind.ItemsListed).ListHash;
        var run = Run(
            Definition,
            """{"resume": {"done": ["A[0]", "B[0]", "A[2]"], "outputs": {"A[0]": "p", "A[2]": "r"}, "lists": {"A": "HASH"}}}"""
                .Replace("HASH", hash, StringComparison.Ordinal),
            Aef.Tests.Running.Pipelines.Script(("A[1]", new SimulatedJob { Output = "q" })));

        Sorted(run).ShouldBe("=A[0] A[1] =A[2] =B[0] B[1] B[2] C");
    }

    [Fact]
    public void Resume_carries_the_hash_of_the_list_and_the_rerun_does_the_rest()
    {
        var failed = Run(WithStatus, ("A[1]", Failing), ("B[2]", Failing));
        var argument = failed.ArgumentOfRest(WorkflowValue.Null);

        argument["resume"]["done"].ToString().ShouldBe("""["A[0]","A[2]","B[0]"]""");
        argument["resume"]["lists"]["A"].ToString().Length.ShouldBe(46);
        Sorted(Run(WithStatus, argument.ToJson())).ShouldBe("=A[0] A[1] =A[2] =B[0] B[1] B[2] C");
    }

    [Fact]
    public void A_step_that_succeeded_for_every_item_is_done_as_a_whole()
    {
        var failed = Run(WithStatus, ("B[1]", Failing));

        failed.DoneInOrder.ShouldBe(["A", "B[0]", "B[2]"]);
        Sorted(Run(WithStatus, failed.ArgumentOfRest(WorkflowValue.Null).ToJson())).ShouldBe("=A[0] =A[1] =A[2] =B[0] B[1] =B[2] C");
    }

    [Theory]
    [InlineData("A[1]", "A[0] A[2] B[0] B[2]", "=A[0] A[1] =A[2] =B[0] B[1] =B[2] C")] // B[1] has not run
    [InlineData("B[1]", "A B[0] B[2]", "=A[0] =A[1] =A[2] =B[0] B[1] =B[2] C")]
    public void The_outputs_of_done_items_are_restored(string failing, string done, string rerun)
    {
        var outputs = new[] { "p", "q", "r" }.Select((o, i) => ($"A[{i}]", new SimulatedJob { Output = o })).ToArray();
        var failed = Run(Definition, [.. outputs.Where(o => o.Item1 != failing), (failing, Failing)]);

        string.Join(' ', failed.DoneInOrder).ShouldBe(done);
        var argument = failed.ArgumentOfRest(WorkflowValue.Null).ToJson();
        Sorted(Run(Definition, argument, Aef.Tests.Running.Pipelines.Script([.. outputs.Where(o => o.Item1 == failing)]))).ShouldBe(rerun);
    }

    [Theory]
    [InlineData("[a, b, c, d]")]
    [InlineData("[c, b, a]")]
    [InlineData("[a, b]")]
    public void Another_list_is_an_invalid_input_and_no_item_starts(string list)
    {
        var argument = Run(Definition, ("A[1]", Failing)).ArgumentOfRest(WorkflowValue.Null);

        var run = Run(Definition.Replace("[a, b, c]", list, StringComparison.Ordinal), argument.ToJson());

        Error(run).ShouldBe(
            "Invalid inputs: resume belongs to another list of for_each at A; " +
            "pass the list of the failed run, or start the pipeline without resume");
        run.Execution.Error!.Value["tags"].ToString().ShouldBe("""["InvalidInput"]""");
        Story(run).ShouldBe("");
    }

    [Theory]
    [InlineData("A[1]")]
    [InlineData("B[1]")]
    public void Items_that_are_done_need_the_hash_of_their_list(string done) =>
        Error(Run(Definition, "{\"resume\": {\"done\": [\"" + done + "\"]}}"))
            .ShouldContain($"resume names items of {done[0]} but has no hash");

    [Fact]
    public void A_restored_item_ignores_its_condition()
    {
        var definition = Loop("[a, b]", Step("A", "when: '${item == \"b\"}'"));
        var hash = Run(definition).Events.Single(e => e.Kind == RunEventKind.ItemsListed).ListHash;

        Sorted(Run(definition, """{"resume": {"done": ["A[0]"], "lists": {"A": "HASH"}}}""".Replace("HASH", hash, StringComparison.Ordinal)))
            .ShouldBe("=A[0] A[1]");
        Sorted(Run(definition, """{"resume": {"done": ["A"]}}""")).ShouldBe("=A[0] =A[1]");
    }

    [Fact]
    public void Only_items_of_steps_with_for_each_can_be_done()
    {
        var pipeline = Aef.Tests.Support.Definitions.Bound(Definition);
        var argument = WorkflowValue.FromJson("""{"resume": {"done": ["A[1]", "C[1]", "A[x]", "A"], "outputs": {"A": [1, 2, 3]}}}""");

        RunArgument.Check(argument, pipeline).Select(d => d.Code).ShouldBe(["AEF6170", "AEF6170", "AEF6223"]); // A[1] has no hash
    }

    [Theory]
    [InlineData("[a, b, c]", "{}", true)]
    [InlineData("'${inputs.n}'", "{}", true)] // the default has three items too
    [InlineData("'${inputs.n}'", """{"inputs": {"n": [1, 2, 3]}}""", true)]
    [InlineData("'${inputs.n}'", """{"inputs": {"n": [1, 2, 3, 4]}}""", false)]
    [InlineData("'${list.concat(inputs.n, 1)}'", "{}", false)] // only the run knows
    public void An_item_beyond_the_list_is_an_unknown_job(string list, string argument, bool isUnknown)
    {
        var pipeline = Aef.Tests.Support.Definitions.Bound("inputs: {n: {type: list, default: [1, 2, 3]}}\n" + Loop(list, Step("A")));
        var items = argument.Contains('4', StringComparison.Ordinal) ? "[1, 2, 3, 4]" : "[1, 2, 3]";
        var hash = Run($"inputs: {{n: {{type: list, default: {items}}}}}\n" + Loop(list, Step("A"))).Events
            .Single(e => e.Kind == RunEventKind.ItemsListed)
            .ListHash;
        var resume = WorkflowValue.FromJson(
            """{"done": ["A[2]", "A[3]"], "lists": {"A": "HASH"}}""".Replace("HASH", hash, StringComparison.Ordinal));

        var diagnostics = RunArgument.Check(WorkflowValue.FromJson(argument).With("resume", resume), pipeline);

        diagnostics.Select(d => d.Code).ShouldBe(isUnknown ? ["AEF6170"] : []);
        diagnostics.ShouldAllBe(d => d.Message.Contains("\"A[3]\"", StringComparison.Ordinal)
            && d.Message.Contains("The list of for_each has 3 items", StringComparison.Ordinal));
    }
}
