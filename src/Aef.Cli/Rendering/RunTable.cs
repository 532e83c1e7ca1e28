using System.Globalization;
using Aef.Cli.Terminal;
using Aef.Runs.Progress;

namespace Aef.Cli.Rendering;

/// <summary>
/// The steps of a run as a tree of levels and threads, each with its state, attempts, time waited and its bar on the timeline.
/// </summary>
internal sealed class RunTable
{
    // A level of a thousand threads is summarized, except for the steps that need attention.
    private const int MaxRowsOfLevel = 30;

    private readonly TerminalWriter _terminal;
    private readonly RunProgress _progress;
    private readonly RunTableLayout _layout;
    private readonly GanttBar _gantt;

    /// <summary>Creates the table of a run's current progress.</summary>
    public RunTable(TerminalWriter terminal, RunProgress progress)
    {
        _terminal = terminal;
        _progress = progress;
        _layout = RunTableLayout.For(progress, terminal);
        _gantt = new GanttBar(progress.Start, progress.Elapsed, _layout.Bar);
    }

    /// <summary>Writes the table.</summary>
    public void Write()
    {
        _terminal.WriteLine(new string(' ', _layout.Left) + RunTableLayout.Cells("state", "attempts", "waited", Axis()), TextStyle.Dim);
        foreach (var level in _progress.Levels)
        {
            WriteLevel(level);
        }
    }

    private void WriteLevel(LevelProgress level)
    {
        _terminal.WriteLine(TerminalText.Cut(TerminalText.Clean(level.Title), _terminal.AtMost(_terminal.Width)), TextStyle.Bold);
        var rows = Pick(level.Steps);
        for (var i = 0; i < rows.Count; i++)
        {
            var opensThread = i == 0 || rows[i - 1].Thread != rows[i].Thread;
            var threadsFollow = rows.Count < level.Steps.Count || rows.Skip(i + 1).Any(r => r.Thread != rows[i].Thread);
            WriteStep(rows[i], opensThread, threadsFollow, level.IsSection ? string.Empty : rows[i].Thread);
        }

        if (rows.Count < level.Steps.Count)
        {
            _terminal.WriteLine(
                $"└─ and {level.Steps.Count - rows.Count} more: {StateText.Describe(level.Steps.Except(rows))}",
                TextStyle.Dim);
        }
    }

    private void WriteStep(StepProgress step, bool opensThread, bool threadsFollow, string thread)
    {
        var branch = opensThread ? (threadsFollow ? "├─ " : "└─ ") : threadsFollow ? "│  " : "   ";
        _terminal.Write(
            branch + TerminalText.Fit(opensThread ? TerminalText.Clean(thread) : string.Empty, _layout.Thread) + "  ",
            TextStyle.Dim);
        _terminal.Write(TerminalText.Fit(TerminalText.Clean(step.JobId), _layout.JobId) + "  ");
        _terminal.Write(TerminalText.Fit(TerminalText.Clean(step.JobName), _layout.JobName) + "  ", TextStyle.Dim);
        var attempts = step.Attempts > 0 ? step.Attempts.ToString(CultureInfo.InvariantCulture) : string.Empty;
        var waited = step.Waited is { } time ? DisplayText.Clock(time) : string.Empty;
        _terminal.WriteLine(
            RunTableLayout.Cells(StateText.Name(step.State), attempts, waited, _gantt.Draw(step, _progress.Now)),
            StateText.Style(step.State));
    }

    private static List<StepProgress> Pick(IReadOnlyList<StepProgress> steps)
    {
        if (steps.Count <= MaxRowsOfLevel)
        {
            return [.. steps];
        }

        var picked = steps.Where(s => s.State is StepState.Failed or StepState.Running or StepState.Waiting)
            .Concat(steps.OrderByDescending(s => s.Waited ?? TimeSpan.Zero))
            .Distinct()
            .Take(MaxRowsOfLevel)
            .ToHashSet();
        return [.. steps.Where(picked.Contains)];
    }

    private string Axis()
    {
        var start = DisplayText.Clock(TimeSpan.Zero);
        var end = DisplayText.Clock(_progress.Elapsed);
        return start.Length + end.Length < _layout.Bar
            ? start + end.PadLeft(_layout.Bar - start.Length) : end.Length <= _layout.Bar ? end.PadLeft(_layout.Bar)
            : string.Empty;
    }
}
