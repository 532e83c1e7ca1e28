using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;

namespace Aef.Tests.Targets;

/// <summary>A step that a resumed run skips does not jump back: otherwise the run would skip for ever.</summary>
public sealed class ResumedNextTests
{
    public static TheoryData<int> Threads => [1, 2, 12];

    [Theory]
    [MemberData(nameof(Threads))]
    public void A_done_step_whose_NEXT_is_itself_is_skipped_once(int threads)
    {
        var run = Run($"{Step("A", ", next: A")}, {Step("B")}", threads, "A");

        run.Execution.State.ShouldBe(ExecutionState.Succeeded, run.Execution.Error?.ToString());
        run.Calls.Where(c => c.Job is "a" or "b").Select(c => c.Job).ShouldBe(["b"]);
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void A_done_step_whose_NEXT_is_before_it_is_skipped_once(int threads)
    {
        var run = Run($"{Step("A")}, {Step("B", ", next: A")}, {Step("C")}", threads, "B");

        run.Execution.State.ShouldBe(ExecutionState.Succeeded, run.Execution.Error?.ToString());
        run.Calls.Where(c => c.Job is "a" or "b" or "c").Select(c => c.Job).ShouldBe(["a", "c"]);
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void A_done_step_whose_NEXT_is_after_it_still_skips_what_is_between(int threads)
    {
        var run = Run($"{Step("A", ", next: C")}, {Step("B")}, {Step("C")}", threads, "A");

        run.Execution.State.ShouldBe(ExecutionState.Succeeded, run.Execution.Error?.ToString());
        run.Calls.Where(c => c.Job is "a" or "b" or "c").Select(c => c.Job).ShouldBe(["c"]);
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void A_step_whose_NEXT_is_itself_and_that_is_not_done_is_repeated_until_it_fails(int threads)
    {
        var failed = RecordedRun.Answer("Exception: no", 500);
        var run = Run(Step("A", ", next: A"), threads, done: null, call => call is { Job: "a", Number: 4 } ? failed : null);

        run.Execution.State.ShouldBe(ExecutionState.Failed);
        run.Calls.Count(c => c.Job == "a").ShouldBe(4);
    }

    private static string Step(string id, string more = "") =>
        $"{{job_id: {id}, job_name: {id.ToLowerInvariant()}, function_name: f{more}}}";

    /// <summary>Runs a thread next to others of one step each.</summary>
    private static RecordedRun Run(string steps, int threads, string? done, Func<RecordedCall, EffectOutcome?>? answer = null)
    {
        var others = Enumerable.Range(2, threads - 1).Select(i => $", [{{job_id: X{i}, job_name: x{i}, function_name: f}}]");
        return RecordedRun.Of(
            $"name: p\nlevels:\n- threads: [[{steps}]{string.Concat(others)}]\n",
            answer,
            done is null ? null : $$"""{"resume": {"done": [ "{{done}}" ]} }""");
    }
}
