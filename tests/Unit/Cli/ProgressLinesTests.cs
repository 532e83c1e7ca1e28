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
    public void Days_are_counted_in_front_of_the_clock() =>
        DisplayText.Clock(TimeSpan.FromHours(49.5)).ShouldBe("2d 01:30:00");

    private static string Show(RunStory story)
    {
        var output = new StringWriter();
        var progress = new RunProgress(story.Pipeline);
        var lines = new ProgressLines(new TerminalWriter(output), progress);
        foreach (var e in story.Events)
        {
            progress.Apply(e);
            lines.Write(e);
        }

        return output.ToString();
    }
}
