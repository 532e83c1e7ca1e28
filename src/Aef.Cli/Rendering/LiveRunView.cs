using Aef.Cli.Terminal;
using Aef.Runs.Progress;
using Spectre.Console;

namespace Aef.Cli.Rendering;

/// <summary>
/// A tree of levels and steps that is redrawn while a run is active. Only for terminals; loaded only when a run lasts long enough to watch.
/// </summary>
internal sealed class LiveRunView(CliConsole console, RunObserver observer)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(120);

    /// <summary>Shows the run until it has ended, then removes the tree.</summary>
    public void ShowUntil(Task run)
    {
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(console.Error.Raw),
            ColorSystem = console.Error.Color ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
        });
        terminal.Live(Draw(20)).AutoClear(true).Start(context =>
        {
            while (Task.WaitAny([run], Interval) < 0)
            {
                context.UpdateTarget(Draw(Math.Max(10, terminal.Profile.Height - 3)));
                context.Refresh();
            }
        });
    }

    /// <summary>The current tree, in at most <paramref name="rows"/> rows.</summary>
    internal Tree Draw(int rows) => observer.Poll(progress =>
    {
        var done = progress.Ended;
        var tree = new Tree(
            new Text(
                $"{TerminalText.Clean(progress.Name)}  {progress.Describe(observer.Elapsed)}  {done} of {DisplayText.Count(progress.Steps.Count(), "step")}"));
        var left = Math.Max(1, rows - 1 - progress.Levels.Count);
        foreach (var level in progress.Levels)
        {
            var node = tree.AddNode(new Text($"{TerminalText.Clean(level.Title)}  {StepStates.Describe(level.Steps)}"));
            if (level.IsActive)
            {
                left -= AddSteps(node, level, left);
            }
        }

        return tree;
    });

    private static int AddSteps(TreeNode node, LevelProgress level, int room)
    {
        var listed = level.Steps.Where(s => s.State is not (StepState.NotStarted or StepState.NotReached or StepState.Skipped))
            .OrderBy(s => s.State == StepState.Succeeded)
            .Take(room)
            .ToHashSet();
        foreach (var step in level.Steps.Where(listed.Contains))
        {
            node.AddNode(new Text(Describe(step), Style(step.State)));
        }

        return listed.Count;
    }

    private static string Describe(StepProgress step)
    {
        var attempts = step.Attempts > 1 ? $", attempt {step.Attempts}" : string.Empty;
        var polls = step.Polls > 0 ? $", {DisplayText.Count(step.Polls, "poll")}" : string.Empty;
        var rows = step.Rows is { } count ? ", " + DisplayText.LargeCount(count, "row") : string.Empty;
        var report = step.ProgressText is { } text ? $", {TerminalText.Clean(text)}" : string.Empty;
        var (id, name) = (TerminalText.Cut(TerminalText.Clean(step.JobId), 24), TerminalText.Cut(TerminalText.Clean(step.JobName), 40));
        return $"{id}  {name}  {StepStates.Name(step.State)}{attempts}{polls}{rows}{report}";
    }

    private static Style Style(StepState state) => StateText.Style(state) switch
    {
        TextStyle.Good => new Style(Color.Green),
        TextStyle.Bad => new Style(Color.Red),
        TextStyle.Caution => new Style(Color.Yellow),
        TextStyle.Active => new Style(Color.Aqua),
        _ => new Style(Color.Grey),
    };
}
