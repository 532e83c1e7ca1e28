using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Runs.Local;
using Aef.Runs.Progress;

namespace Aef.Tests.Cli;

public sealed class ProgressLinesTests
{
    [Fact]
    public void A_run_is_reported_in_lines_with_the_time_since_its_start()
    {
        var story = new RunStory(("1", "1", ["A", "B"]))
            .At(0, RunEventKind.RunStarted)
            .At(0, RunEventKind.LevelStarted, level: "1")
            .Succeeds("A", 0, 90)
            .At(90, RunEventKind.AttemptStarted, "B", 1)
            .At(95, RunEventKind.CallRepeated, "B", 1, "503 Service Unavailable")
            .At(3700, RunEventKind.StepFailed, "B", 1, "Exception: no\nquota");

        Show(story).ShouldBe("""
            00:00:00  level 1 started
            00:00:00    A started
            00:01:30    A succeeded
            00:01:30    B started
            00:01:35    B call repeated: 503 Service Unavailable
            01:01:40    B failed: Exception: no\nquota

            """);
    }

    [Fact]
    public void A_run_on_real_time_shows_fractions_of_a_second_and_the_rows_of_its_jobs()
    {
        var story = new RunStory(isRealTime: true, ("1", "1", ["A", "B"]))
            .At(0, RunEventKind.RunStarted)
            .At(0.1, RunEventKind.RunAdmitted, message: "after 0 seconds")
            .At(0.1, RunEventKind.AttemptStarted, "A", 1)
            .At(0.3, RunEventKind.JobProgress, "A", 1, rows: 1)
            .At(0.384, RunEventKind.StepSucceeded, "A", 1)
            .At(75, RunEventKind.AttemptStarted, "B", 1)
            .At(76, RunEventKind.JobProgress, "B", 1, rows: 20_000)
            .At(77, RunEventKind.StepSucceeded, "B", 1);

        Show(story).ShouldBe("""
              0.10 s    A started
              0.38 s    A succeeded: 1 row
            00:01:15    B started
            00:01:17    B succeeded: 20,000 rows

            """);
    }

    [Fact]
    public void Only_a_run_that_has_waited_shows_that_it_is_admitted()
    {
        var story = new RunStory(("1", "1", ["A"]))
            .At(0, RunEventKind.RunStarted)
            .At(0, RunEventKind.RunQueued, message: "1 other run is active")
            .At(90, RunEventKind.RunAdmitted, message: "after 90 seconds");

        Show(story).ShouldBe("""
            00:00:00  the run waits: 1 other run is active
            00:01:30  the run is admitted after 90 seconds

            """);
    }

    [Fact]
    public void Days_are_counted_in_front_of_the_clock() =>
        DisplayText.Clock(TimeSpan.FromHours(49.5)).ShouldBe("2d 01:30:00");

    private static string Show(RunStory story)
    {
        var output = new StringWriter();
        var progress = new RunProgress(story.Pipeline) { IsRealTime = story.Progress.IsRealTime };
        var lines = new ProgressLines(new TerminalWriter(output), progress);
        foreach (var e in story.Events)
        {
            progress.Apply(e);
            lines.Write(e);
        }

        return output.ToString();
    }
}
