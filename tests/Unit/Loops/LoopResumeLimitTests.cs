using Aef.Runs.Local;
using Aef.Runs.Simulation;
using static Aef.Tests.Loops.LoopRuns;
using static Aef.Tests.Loops.LoopShapes;

namespace Aef.Tests.Loops;

/// <summary>The object <c>resume</c> of runs with many items, long lists and large outputs.</summary>
public sealed class LoopResumeLimitTests
{
    private const string Inputs = "inputs: {n: {type: list}}\n";

    [Theory]
    [InlineData("one", 200)]
    [InlineData("lanes", 1000)]
    public void A_run_with_many_items_can_be_continued(string shape, int count)
    {
        var definition = Inputs + Loop("'${inputs.n}'", Step("A"), Step("B", "when: '${steps.A.output == \"x\"}'"))
            + $"- [{Step("C", "when: '${len(steps.A.output) > 0}'")}]\n";
        var x = Enumerable.Range(0, count).Select(i => ($"A[{i}]", new SimulatedJob { Output = "x" }));
        var failed = RunAs(shape, definition, LoopRunTests.Numbers(count), [.. x, ($"B[{count - 1}]", Failing)]);

        Error(failed).ShouldBe($"The pipeline failed at B[{count - 1}]{SimulatedCause}");
        failed.Execution.StepsExecuted.ShouldBeLessThan(100_000);
        failed.Execution.PeakMemoryBytes.ShouldBeLessThan(512 * 1024);
        Resume(failed)["done"].Items.Count.ShouldBe(count); // A, and all but one of B
        var again = RunAs(shape, definition, Argument(failed));
        again.State.ShouldBe(RunState.Succeeded, again.Execution.Error?.Context);
        again.Events.Where(e => e.Kind == RunEventKind.StepSucceeded).Select(e => e.JobId).ShouldBe([$"B[{count - 1}]", "C"]);
    }

    [Theory]
    [InlineData("one", 60)]
    [InlineData("lanes", 60)]
    [InlineData("part", 30)] // the parent of parts holds the inputs more often
    [InlineData("lanes of a part", 30)]
    public void A_run_with_a_long_list_reports_its_failure(string shape, int length)
    {
        var items = string.Join(",", Enumerable.Repeat($"\"{new string('x', length)}\"", 1000));
        var definition = Inputs + Loop("'${inputs.n}'", Step("A")) + $"- [{Step("C")}]\nfinally: [{Step("F")}]\n";

        var failed = RunAs(shape, definition, $"{{\"inputs\": {{\"n\": [{items}]}}}}", ("A[7]", Failing));

        Error(failed).ShouldBe($"The pipeline failed at A[7]{SimulatedCause}");
        Resume(failed)["done"].Items.Count.ShouldBe(999);
        Resume(failed)["inputs"]["n"].Items.Count.ShouldBe(1000);
    }

    [Theory]
    [InlineData("one")]
    [InlineData("lanes")]
    public void An_item_whose_output_does_not_fit_is_left_out(string shape)
    {
        var definition = Loop("[a, b, c, d]", Step("A")) + $"- [{Step("C", "when: '${len(steps.A.output) > 0}'")}]\n";
        var outputs = Enumerable.Range(0, 4).Select(i => ($"A[{i}]", new SimulatedJob { Output = new string('x', 50_000) })).ToList();
        var failed = RunAs(shape, definition, null, [.. outputs, ("C", Failing)]);

        Error(failed).ShouldBe($"The pipeline failed at C{SimulatedCause}");
        failed.Execution.PeakMemoryBytes.ShouldBeLessThan(512 * 1024);
        var done = Done(failed).Split(' ');
        done.Length.ShouldBeInRange(1, 3);
        Resume(failed)["outputs"].Entries.Select(e => e.Key).Order(StringComparer.Ordinal).ShouldBe(done);
        var again = RunAs(shape, definition, Argument(failed), [.. outputs]);
        again.State.ShouldBe(RunState.Succeeded);
        again.Events.Count(e => e.Kind == RunEventKind.StepSucceeded).ShouldBe(5 - done.Length);
    }

    [Theory]
    [MemberData(nameof(LoopShapes.All), MemberType = typeof(LoopShapes))]
    public void The_outputs_that_only_items_read_are_kept_up_to_a_limit(string shape)
    {
        var definition = Loop("[a, b, c, d, e]", "max_items: 5, ", [Step("A"), Step("B", "when: '${len(steps.A.output) > 5}'")])
            + "- [{job_id: Z, job_name: z, executor: dataform-tag-executor}]\n";
        definition = definition.Replace("- threads", "- max_parallel: 1\n  threads", StringComparison.Ordinal);
        var large = new SimulatedJob { Output = new string('x', 25_000) };
        var jobs = Enumerable.Range(0, 5).SelectMany(i => new[] { ($"A[{i}]", large), ($"B[{i}]", Failing) }).ToArray();
        var failed = RunAs(shape, definition, null, jobs);

        Error(failed).ShouldBe($"The pipeline failed at B[0], B[1], B[2], B[3], B[4]{SimulatedCause}");
        Done(failed).ShouldBe("A[0] A[1]"); // of 64 KiB
        Sorted(RunAs(shape, definition, Argument(failed), [.. jobs.Where(j => j.Item1[0] == 'A')]))
            .ShouldBe("=A[0] =A[1] A[2] A[3] A[4] B[0] B[1] B[2] B[3] B[4] Z");
    }

    [Fact]
    public void Outputs_of_several_parts_are_kept_as_far_as_the_parent_has_room()
    {
        var large = new SimulatedJob { Output = new string('x', 30_000) };
        string Level(string a, string b) =>
            $"- threads:\n  - {{for_each: [p, q], max_items: 2, steps: [{Step(a)}, "
                + $"{Step(b, $"when: '${{len(steps.{a}.output) < 5}}'")}]}}\n";
        var definition = $"name: p\nlevels:\n{Level("A", "B")}{Level("C", "D")}- [{Step("Z")}]\n";
        var small = new SimulatedJob { Output = "yes!!" };
        (string, SimulatedJob)[] jobs = [("A[0]", large), ("A[1]", large), ("C[0]", large), ("C[1]", small)];
        var failed = RunAs("part", definition, null, [.. jobs, ("Z", Failing)]);

        Error(failed).ShouldBe($"The pipeline failed at Z{SimulatedCause}");
        Done(failed).ShouldBe("A"); // C[0] has no room, so C is not done as a whole
        Resume(failed)["outputs"].Entries.Select(e => e.Key).Order(StringComparer.Ordinal).ShouldBe(["A[0]", "A[1]", "C[1]"]);
        Sorted(RunAs("part", definition, Argument(failed), jobs)).ShouldBe("=A[0] =A[1] -B[0] -B[1] C[0] C[1] -D[0] -D[1] Z");
    }

    [Fact]
    public void An_output_that_only_items_read_counts_until_its_item_has_ended()
    {
        var definition = Loop("[a, b, c, d, e, f, g, h]", Step("A"), Step("B", "when: '${len(steps.A.output) > 5}'"));
        var output = new string('x', 50_000);
        var jobs = Enumerable.Range(0, 8).Select(i => ($"A[{i}]", new SimulatedJob { Output = output, DurationSeconds = i })).ToArray();

        RunAs("one", definition.Replace("- threads", "- max_parallel: 1\n  threads", StringComparison.Ordinal), null, jobs)
            .State.ShouldBe(RunState.Succeeded);
        var together = jobs.Select(j => (j.Item1, j.Item2 with { DurationSeconds = 1 })).ToList();
        var slow = Enumerable.Range(0, 8).Select(i => ($"B[{i}]", new SimulatedJob { DurationSeconds = 100 }));
        var run = RunAs("one", definition, null, [.. together, .. slow]);

        run.Failures.Count.ShouldBe(3); // five fit at once
        run.Failures.ShouldAllBe(f => f.Kind == "OutputTooLarge");
        run.Execution.PeakMemoryBytes.ShouldBeLessThan(512 * 1024);
    }
}
