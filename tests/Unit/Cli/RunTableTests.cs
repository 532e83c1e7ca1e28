using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Documents.Display;
using Aef.Runs.Local;

namespace Aef.Tests.Cli;

public sealed class RunTableTests
{
    [Fact]
    public void Levels_threads_and_steps_are_a_tree_next_to_their_timeline()
    {
        var story = new RunStory(("1", "1", ["A"]), ("1", "2", ["B", "C"]), ("2", "3", ["D"]))
            .At(0, RunEventKind.RunStarted)
            .Succeeds("A", 0, 600)
            .At(0, RunEventKind.AttemptStarted, "B", 1)
            .At(60, RunEventKind.AttemptFailed, "B", 1, "no quota")
            .At(180, RunEventKind.AttemptStarted, "B", 2)
            .At(300, RunEventKind.StepSucceeded, "B", 2)
            .Fails("C", 300, 600, "Exception: boom")
            .At(600, RunEventKind.RunFailed);

        Show(story, 80).ShouldBe("""
                            state       attempts  waited    00:00:00                00:10:00
            level 1
            ├─ 1  A  A_job  succeeded          1  00:10:00  ████████████████████████████████
            └─ 2  B  B_job  succeeded          2  00:02:00  ▒▒▒      ███████
                  C  C_job  failed             1  00:05:00                  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒
            level 2
            └─ 3  D  D_job  not reached

            """);
    }

    [Fact]
    public void A_run_on_real_time_shows_short_durations_and_the_rows_of_its_jobs()
    {
        var story = new RunStory(isRealTime: true, ("1", "1", ["A", "B"]), ("2", "1", ["C"]))
            .At(0, RunEventKind.RunStarted)
            .At(0, RunEventKind.AttemptStarted, "A", 1)
            .At(0.1, RunEventKind.JobProgress, "A", 1, rows: 5)
            .At(0.2, RunEventKind.AttemptFailed, "A", 1, "no space")
            .At(0.2, RunEventKind.AttemptStarted, "A", 2)
            .At(0.3, RunEventKind.JobProgress, "A", 2, rows: 1_234)
            .At(0.384, RunEventKind.StepSucceeded, "A", 2)
            .Succeeds("B", 0.384, 12.34)
            .Succeeds("C", 12.34, 72.34);

        Show(story, 80).ShouldBe("""
                            state       attempts  waited     rows  0.00 s           00:01:12
            level 1
            └─ 1  A  A_job  succeeded          2  0.18 s    1,234  █
                  B  B_job  succeeded          1  12.0 s           ████
            level 2
            └─ 1  C  C_job  succeeded          1  00:01:00             █████████████████████

            """);
    }

    [Fact]
    public void Every_attempt_shows_however_short()
    {
        var story = new RunStory(("1", "1", ["A"]), ("1", "2", ["B"]))
            .At(0, RunEventKind.RunStarted)
            .Succeeds("A", 0, 100_000)
            .Succeeds("B", 100_000, 100_000);

        Show(story, 80).Split('\n')[3].ShouldEndWith("█");
    }

    [Fact]
    public void A_run_that_takes_no_time_still_has_a_table() =>
        Show(new RunStory(("1", "1", ["A"])).At(0, RunEventKind.RunStarted).Succeeds("A", 0, 0), 80).ShouldContain("succeeded");

    [Fact]
    public void A_wide_level_shows_its_failures_and_sums_up_the_rest()
    {
        var story = new RunStory([.. Enumerable.Range(0, 1000).Select(i => ("1", $"t{i}", new[] { $"J{i}" }))])
            .At(0, RunEventKind.RunStarted);
        for (var i = 0; i < 1000; i++)
        {
            _ = i == 777 ? story.Fails("J777", 0, 5, "boom") : story.Succeeds($"J{i}", 0, 10);
        }

        var lines = Show(story, 100).TrimEnd('\n').Split('\n');

        lines.Length.ShouldBe(33);
        lines.ShouldContain(l => l.Contains("J777", StringComparison.Ordinal) && l.Contains("failed", StringComparison.Ordinal));
        lines[^1].ShouldBe("└─ and 970 more: 970 succeeded");
    }

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(200)]
    public void Long_names_are_cut_so_that_lines_fit(int width)
    {
        var story = new RunStory((new string('l', 300), new string('t', 50), [new string('j', 50)]))
            .At(0, RunEventKind.RunStarted)
            .Succeeds(new string('j', 50), 0, 600);

        Show(story, width).Split('\n').ShouldAllBe(l => TerminalText.Width(l) <= width);
    }

    [Fact]
    public void Hostile_names_stay_in_their_cells()
    {
        var hostile = "x\n\e[2J[red]" + new string('日', 10_000);
        var lines = Show(new RunStory(("1\n", "\r", [hostile])).At(0, RunEventKind.RunStarted), 100).TrimEnd('\n').Split('\n');

        lines.Length.ShouldBe(3);
        lines[2].ShouldContain("x\\n\\u001b[2J[red]日");
        lines.ShouldAllBe(l => TerminalText.Width(l) <= 100);
    }

    private static string Show(RunStory story, int width)
    {
        var output = new StringWriter();
        new RunTable(new TerminalWriter(output, width: width), story.Progress).Write();
        return output.ToString();
    }
}
