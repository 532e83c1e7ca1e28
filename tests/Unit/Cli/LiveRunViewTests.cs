using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Runs.Local;
using Spectre.Console;

namespace Aef.Tests.Cli;

public sealed class LiveRunViewTests
{
    [Fact]
    public void The_active_level_is_open_and_the_others_are_summed_up()
    {
        var story = new RunStory(("1", "1", ["A"]), ("2", "2", ["B"]), ("2", "3", ["C"]), ("3", "4", ["D"]))
            .At(0, RunEventKind.RunStarted)
            .Succeeds("A", 0, 60)
            .Succeeds("C", 60, 65)
            .At(60, RunEventKind.AttemptStarted, "B", 1)
            .At(70, RunEventKind.StateSeen, "B", 1);

        Show(story, rows: 20).ShouldBe("""
            night  00:01:10  2 of 4 steps
            ├── level 1  1 succeeded
            ├── level 2  1 succeeded, 1 running
            │   ├── B  B_job  running, 1 poll
            │   └── C  C_job  succeeded, 1 poll
            └── level 3  1 not started

            """);
    }

    [Fact]
    public void The_tree_is_never_higher_than_asked_for()
    {
        var story = new RunStory([.. Enumerable.Range(0, 500).Select(i => ("1", $"t{i}", new[] { $"J{i}" }))])
            .At(0, RunEventKind.RunStarted);
        for (var i = 0; i < 500; i++)
        {
            story.At(0, RunEventKind.AttemptStarted, $"J{i}", 1);
        }

        Show(story, rows: 15).TrimEnd('\n').Split('\n').Length.ShouldBe(15);
    }

    [Fact]
    public void Names_that_look_like_markup_or_escapes_are_shown_as_they_are()
    {
        var story = new RunStory(("[red]", "1", ["[/]\e[2J\n"]))
            .At(0, RunEventKind.RunStarted)
            .At(0, RunEventKind.AttemptStarted, "[/]\e[2J\n", 1);

        var text = Show(story, rows: 20);

        text.ShouldContain("level [red]");
        text.ShouldContain("[/]\\u001b[2J\\n");
        text.ShouldNotContain('\e');
    }

    private static string Show(RunStory story, int rows)
    {
        var output = new StringWriter();
        var console = new CliConsole(() => Stream.Null, new TerminalWriter(output), new TerminalWriter(output));
        var terminal = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(output),
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
            });
        terminal.Profile.Width = 100;
        terminal.Profile.Capabilities.Unicode = true;
        terminal.Write(new LiveRunView(console, new RunObserver(story.Progress, clock: null)).Draw(rows));
        return string.Join('\n', output.ToString().ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd()));
    }
}
