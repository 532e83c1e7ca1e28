using Aef.Tests.Support;

namespace Aef.Tests.Conformity;

/// <summary>The reference against examples that were worked out by hand from the rules.</summary>
public sealed class ReferenceSchedulerTests
{
    private static readonly ScenarioStart Never = new("never", 0, null, 0, [], []);
    private static readonly ScenarioStart AtFirstPoll = new("success", 0, 1, 0, [], []);
    private static readonly ScenarioStart Failing = new("failed", 0, 1, 0, [], []);
    private static readonly ScenarioReply Busy = new("status", 503);

    [Fact]
    public void A_level_starts_when_every_thread_of_the_level_before_has_ended()
    {
        var expected = Of(
            Level("1", Thread(Step("A", AtFirstPoll, wait: 10)), Thread(Step("B", AtFirstPoll, wait: 25))),
            Level("2", Thread(Step("C", AtFirstPoll, wait: 10))));

        Times(expected, "StepSucceeded").ShouldBe([("A", 10), ("B", 25), ("C", 35)], ignoreOrder: true);
        Times(expected, "RunSucceeded").ShouldBe([(null, 35)]);
    }

    [Fact]
    public void Threads_wait_in_file_order_for_a_slot()
    {
        var expected = Of(
            new ScenarioLevel(
                "1",
                2,
                [.. new[] { ("A", 10.0), ("B", 30), ("C", 5), ("D", 5) }.Select(t => Thread(Step(t.Item1, AtFirstPoll, wait: t.Item2)))]));

        Times(expected, "AttemptStarted").ShouldBe([("A", 0), ("B", 0), ("C", 10), ("D", 15)], ignoreOrder: true);
    }

    [Fact]
    public void The_last_pause_is_cut_and_there_is_one_last_poll_at_the_limit()
    {
        var expected = Of(Level("1", Thread(Step("A", Never, wait: 25, limit: 60))));

        Times(expected, "StateSeen").ShouldBe([("A", 25), ("A", 50), ("A", 60)]);
        expected.Failures.ShouldBe([new ExpectedFailure("A", "TimeoutError", 1, 60, false)]);
    }

    [Fact]
    public void A_call_that_the_limit_cuts_is_followed_by_the_last_poll()
    {
        var expected = Of(Level("1", Thread(Step("A", Never with { CallSeconds = 20 }, wait: 15, limit: 60))));

        // The start is answered at 20, so the limit is at 80. The poll at 35 is answered at 55; the one at 70 is cut at 80.
        Times(expected, "StateSeen").ShouldBe([("A", 55), ("A", 100)]);
        Times(expected, "CallRepeated").ShouldBe([("A", 80)]);
        expected.Failures.Single().Waited.ShouldBe(80);
    }

    [Fact]
    public void Five_lost_polls_in_a_row_are_repeated_and_a_sixth_fails()
    {
        var patient = Of(Level("1", Thread(Step("A", AtFirstPoll with { Poll = [Busy, Busy, Busy, Busy, Busy] }, wait: 5, limit: 60))));
        var lost = Of(Level("1", Thread(Step("A", AtFirstPoll with { Poll = [Busy, Busy, Busy, Busy, Busy, Busy] }, wait: 5, limit: 60))));

        Times(patient, "StepSucceeded").ShouldBe([("A", 30)]);
        lost.Failures.ShouldBe([new ExpectedFailure("A", "StatusLost", 1, 30, false)]);
    }

    [Fact]
    public void A_refused_start_is_repeated_and_a_lost_one_is_not()
    {
        var refused = Of(Level("1", Thread(Step("A", AtFirstPoll with { Start = [Busy, new("connection_failed")] }, wait: 5))));
        var lost = Of(Level("1", Thread(Step("A", AtFirstPoll with { Start = [Busy, new("connection_lost")] }, wait: 5))));

        Times(refused, "CallRepeated").ShouldBe([("A", 1), ("A", 2.25)]);
        Times(refused, "StepSucceeded").ShouldBe([("A", 7.25)]);
        lost.Failures.ShouldBe([new ExpectedFailure("A", "StartUnknown", 1, null, false)]);
    }

    [Fact]
    public void Retry_runs_the_whole_step_again()
    {
        var step = Step("A", Failing, wait: 5) with
        {
            Retry = new ScenarioRetry(3, 10, 3, 20, []),
            Starts = [Failing, Failing, AtFirstPoll],
        };
        var expected = Of(Level("1", Thread(step)));

        Times(expected, "AttemptStarted").ShouldBe([("A", 0), ("A", 15), ("A", 40)]);
        Times(expected, "StepSucceeded").ShouldBe([("A", 45)]);
    }

    [Fact]
    public void Next_goes_back_until_the_job_fails_at_its_third_start()
    {
        var expected = Of(Level("1", Thread(
            Step("A", AtFirstPoll, wait: 5),
            Step("B", AtFirstPoll, wait: 5) with { Next = "A", Starts = [AtFirstPoll, AtFirstPoll, Failing] })));

        Times(expected, "AttemptStarted").Select(t => t.Job).ShouldBe(["A", "B", "A", "B", "A", "B"]);
        expected.Failures.Single().Job.ShouldBe("B");
    }

    [Fact]
    public void Next_to_a_later_level_reports_what_it_skips()
    {
        var expected = Of(
            Level("1", Thread(Step("A", Failing, wait: 5) with { Continue = true, Next = "D" }, Step("B", AtFirstPoll))),
            Level("2", Thread(Step("C1", AtFirstPoll)), Thread(Step("C2", AtFirstPoll))),
            Level("3", Thread(Step("D", AtFirstPoll, wait: 5))));

        Times(expected, "StepSkipped").ShouldBe([("B", 5), ("C1", 5), ("C2", 5)]);
        expected.Events.Where(e => e.Kind == "LevelStarted").Select(e => e.Level).ShouldBe(["1", "3"]);
        Times(expected, "RunSucceeded").ShouldBe([(null, 10)]);
    }

    [Fact]
    public void A_done_step_is_skipped_and_goes_forward_but_not_back()
    {
        var levels = new[]
        {
            Level(
                "1",
                Thread(
                    Step("A", AtFirstPoll) with { Next = "C" },
                    Step("B", AtFirstPoll),
                    Step("C", AtFirstPoll) with { Next = "A" },
                    Step("D", AtFirstPoll, wait: 5))),
        };
        var expected = ReferenceScheduler.Of(new Scenario(levels, ["A", "C"]));

        Times(expected, "StepSkipped").ShouldBe([("A", 0), ("B", 0), ("C", 0)]);
        Times(expected, "StepSucceeded").ShouldBe([("D", 5)]);
    }

    [Fact]
    public void A_failed_level_ends_the_run_after_all_its_threads()
    {
        var expected = Of(
            Level("1", Thread(Step("A", Failing, wait: 5)), Thread(Step("B", AtFirstPoll, wait: 20)), Thread(Step("C", Failing, wait: 10))),
            Level("2", Thread(Step("D", AtFirstPoll))));

        expected.Failures.Select(f => f.Job).ShouldBe(["A", "C"]);
        Times(expected, "RunFailed").ShouldBe([(null, 20)]);
        expected.Events.ShouldNotContain(e => e.Job == "D");
    }

    [Fact]
    public void It_knows_nothing_of_what_it_checks()
    {
        var folder = Repository.PathOf("tests", "Unit", "Conformity");
        var files = Directory.GetFiles(folder, "ReferenceScheduler*.cs")
            .Select(f => Path.GetFileName(f))
            .Except(["ReferenceSchedulerTests.cs"])
            .ToList();
        files.Count.ShouldBeGreaterThan(5);
        foreach (var file in files.Concat(["Scenario.cs", "ExpectedRun.cs"]))
        {
            var text = File.ReadAllLines(Path.Combine(folder, file)); // a file is in a folder
            text.Length.ShouldBeLessThanOrEqualTo(260, file);
            text.Where(line => line.StartsWith("using", StringComparison.Ordinal))
                .ShouldAllBe(line => line.StartsWith("using System.", StringComparison.Ordinal), file);
            text.ShouldNotContain(
                line =>
                    line.Contains("Aef.", StringComparison.Ordinal)
                        && !line.StartsWith("namespace Aef.Tests.Conformity;", StringComparison.Ordinal),
                file);
        }
    }

    private static ExpectedRun Of(params IReadOnlyList<ScenarioLevel> levels) => ReferenceScheduler.Of(new Scenario(levels, []));

    private static ScenarioLevel Level(string id, params IReadOnlyList<ScenarioThread> threads) => new(id, null, threads);

    private static ScenarioThread Thread(params IReadOnlyList<ScenarioStep> steps) => new(steps[0].Id, steps);

    private static ScenarioStep Step(string id, ScenarioStart start, double wait = 30, double limit = 3600) =>
        new(id, id, "async", [start]) { Wait = wait, Limit = limit };

    private static List<(string? Job, double Time)> Times(ExpectedRun expected, string kind) =>
        expected.Events.Where(e => e.Kind == kind).Select(e => (e.Job, e.Time)).ToList();
}
