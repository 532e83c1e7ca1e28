using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Running;
using Aef.Tests.Targets;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Parameters;

/// <summary>The outputs that expressions read have at most 64 KiB each and 256 KiB together.</summary>
public sealed class OutputLimitTests
{
    private const int KiB = 1024;

    [Theory]
    [InlineData(52 * KiB, "A1 A2 A3 A4 !A5")]
    [InlineData(51 * KiB, "A1 A2 A3 A4 A5 !A6")]
    [InlineData(10 * KiB, "A1 A2 A3 A4 A5 A6 Z")]
    public void The_step_whose_output_exceeds_the_limit_of_all_fails(int bytes, string story)
    {
        var run = Run(Pipeline(6), _ => bytes);

        Story(run).ShouldBe(story);
        foreach (var failure in run.Failures)
        {
            (failure.Kind, failure.Attempt, failure.Continued).ShouldBe(("OutputTooLarge", 1, false));
        }
    }

    [Theory]
    [InlineData(262_144, true)]
    [InlineData(262_145, false)]
    public void The_limit_is_exact(int total, bool fits)
    {
        var run = Run(Pipeline(5), id => id == 5 ? total - (4 * 60_000) : 60_000);

        run.State.ShouldBe(fits ? RunState.Succeeded : RunState.Failed, run.Execution.Error?.ToString());
    }

    [Fact]
    public void An_output_that_is_too_large_is_not_retried_and_names_its_attempt()
    {
        var run = Pipelines.Run(
            Feeds.Compile(Pipeline(5, "retry: {max_attempts: 3, initial_delay_seconds: 1}, ")),
            new SimulationScript(SimulatedJob.Default, Enumerable.Range(1, 5).ToDictionary(
                i => $"A{i}",
                i => i == 5
                    ? [new SimulatedJob { Ends = SimulatedEnd.Failed }, Job(60 * KiB)]
                    : Aef.Documents.Collections.EquatableList.Create([Job(60 * KiB)]))));

        var failure = run.Failures.ShouldHaveSingleItem();
        (failure.JobId, failure.Kind, failure.Attempt).ShouldBe(("A5", "OutputTooLarge", 2));
        run.Events.Count(e => e.JobId == "A5" && e.Kind == RunEventKind.AttemptStarted).ShouldBe(2);
        run.Events.Where(e => e.JobId == "A5" && e.Kind is RunEventKind.StepSucceeded or RunEventKind.StepFailed)
            .Where(e => e.JobId == "A5")
            .Select(e => e.Kind)
            .ShouldBe([RunEventKind.StepFailed]);
    }

    [Fact]
    public void A_step_without_room_may_fail_and_later_outputs_fit_again()
    {
        var run = Run(Pipeline(6, "continue_if_fail: true, "), id => id == 6 ? 1 * KiB : 60 * KiB);

        Story(run).ShouldBe("A1 A2 A3 A4 !A5 A6 Z");
        run.State.ShouldBe(RunState.Succeeded);
        run.Failures.ShouldHaveSingleItem().Continued.ShouldBeTrue();
    }

    [Fact]
    public void Four_outputs_of_64_KiB_fit_into_the_memory_of_an_execution()
    {
        var run = Run(Pipeline(4), _ => 64 * KiB);

        run.State.ShouldBe(RunState.Succeeded, run.Execution.Error?.ToString());
    }

    [Fact]
    public void Eight_outputs_of_64_KiB_fail_the_fifth_step()
    {
        var run = Run(Pipeline(8), _ => 64 * KiB);

        Story(run).ShouldBe("A1 A2 A3 A4 !A5");
        run.Failures.ShouldHaveSingleItem().Kind.ShouldBe("OutputTooLarge");
    }

    [Fact]
    public void One_output_of_more_than_64_KiB_fails_its_step() =>
        Run(Pipeline(1), _ => (64 * KiB) + 1).Failures.ShouldHaveSingleItem().Kind.ShouldBe("OutputTooLarge");

    [Fact]
    public void A_response_that_is_larger_than_the_memory_ends_the_run_without_handlers()
    {
        var run = Run(Pipeline(1, "continue_if_fail: true, "), _ => 700 * KiB);

        run.State.ShouldBe(RunState.Failed);
        run.Execution.Error.ShouldNotBeNull().ToString().ShouldNotBeNull().ShouldContain("Memory", Case.Insensitive);
    }

    [Fact]
    public void A_step_that_runs_again_replaces_its_output()
    {
        var steps = Enumerable.Range(1, 5).Select(i => $"{{job_id: A{i}, job_name: a{i}, {Feeds.Sync}}}");
        var run = RecordedRun.Of(
            Feeds.Compile(
                $"levels:\n- [{string.Join(", ", steps)}, "
                + $"{{job_id: B, job_name: b, {Feeds.Sync}, next: A1, when: '${{{Reads(5)} and steps.A5.output != "
                    + $"\"{new string('x', 3)}\"}}'}}]"),
            c => RecordedRun.Answer(c.Job == "a5" && c.Number == 12 ? "xxx" : Text(50 * KiB)));

        run.Execution.Error.ShouldBeNull();
        run.Starts("a5").Count().ShouldBe(12);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(12)]
    public void Parallel_threads_share_the_room(int threads)
    {
        var level = string.Concat(
            Enumerable.Range(1, threads).Select(i => $"  - [{{job_id: A{i}, job_name: a{i}, {Feeds.Sync}, continue_if_fail: true}}]\n"));
        var text =
            $"levels:\n- max_parallel: 2\n  threads:\n{level}- [{{job_id: Z, job_name: z, {Feeds.Sync}, when: '${{{Reads(threads)}}}'}}]\n";

        var run = Run(text, _ => 50 * KiB);

        run.Failures.Count.ShouldBe(threads - 5);
        run.Failures.ShouldAllBe(f => f.Kind == "OutputTooLarge");
        run.Events.Count(e => e.Kind == RunEventKind.StepSucceeded).ShouldBe(6);
    }

    private static string Reads(int count) => string.Join(" and ", Enumerable.Range(1, count).Select(i => $"steps.A{i}.output != 5"));

    /// <summary>Steps whose outputs the last one reads.</summary>
    private static string Pipeline(int count, string keys = "")
    {
        var steps = Enumerable.Range(1, count).Select(i => $"job_id: A{i}, job_name: a{i}, {keys}{Feeds.Sync}")
            .Append($"job_id: Z, job_name: z, {Feeds.Sync}, when: '${{{Reads(count)}}}'");
        return Feeds.Steps([.. steps]);
    }

    /// <summary>A string that has so many bytes as JSON.</summary>
    private static WorkflowValue Text(int bytes) => new string('y', bytes - 2);

    private static SimulatedJob Job(int bytes) => new() { Output = Text(bytes) };

    private static Run Run(string definition, Func<int, int> bytes) => Pipelines.Run(
        Feeds.Compile(definition),
        Pipelines.Script(Enumerable.Range(1, 20).Select(i => ($"A{i}", Job(bytes(i))))));

    private static string Story(Run run) => string.Join(
        ' ',
        run.Events.Where(e => e.Kind is RunEventKind.StepSucceeded or RunEventKind.StepFailed)
            .Select(e => (e.Kind == RunEventKind.StepFailed ? "!" : string.Empty) + e.JobId));
}
