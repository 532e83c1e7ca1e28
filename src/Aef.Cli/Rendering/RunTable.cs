using System.Globalization;
using Aef.Cli.Terminal;

namespace Aef.Cli.Rendering;

/// <summary>The steps of a run as a tree of levels and threads, each with its state, attempts, time waited and its place on the time line.</summary>
internal sealed class RunTable(TerminalWriter terminal, RunProgress progress)
{
    // A level of a thousand threads is summed up, except for the steps that a person would look for.
    private const int MaxRowsOfLevel = 30;
    private const int StateWidth = 11;
    private const int TriesWidth = 5;
    private const int ClockWidth = 8;

    /// <summary>Writes the table.</summary>
    public void Write()
    {
        var threadWidth = Widest(s => s.Thread, 8);
        var idWidth = Widest(s => s.JobId, 24);
        var nameWidth = Widest(s => s.JobName, 32);
        var left = 3 + threadWidth + 2 + idWidth + 2 + nameWidth + 2;
        var bar = Math.Clamp(terminal.Width - left - StateWidth - TriesWidth - ClockWidth - 5, 12, 60);
        var gantt = new GanttBar(progress.Start, progress.Elapsed, bar);

        terminal.Write(new string(' ', left) + "state".PadRight(StateWidth) + " tries  " + "waited".PadRight(ClockWidth) + "  ", TextStyle.Dim);
        terminal.WriteLine(Axis(bar), TextStyle.Dim);
        foreach (var level in progress.Levels)
        {
            WriteLevel(level);
        }

        void WriteLevel(LevelProgress level)
        {
            terminal.WriteLine($"level {TerminalText.Clean(level.Id)}", TextStyle.Bold);
            var rows = Pick(level.Steps);
            for (var i = 0; i < rows.Count; i++)
            {
                WriteStep(rows[i], i == 0 || rows[i - 1].Thread != rows[i].Thread, rows.Skip(i + 1).Any(r => r.Thread != rows[i].Thread) || rows.Count < level.Steps.Count);
            }

            if (rows.Count < level.Steps.Count)
            {
                terminal.WriteLine($"└─ and {level.Steps.Count - rows.Count} more: {StateWording.Describe(level.Steps.Except(rows))}", TextStyle.Dim);
            }
        }

        void WriteStep(StepProgress step, bool opensThread, bool threadsFollow)
        {
            var branch = opensThread ? (threadsFollow ? "├─ " : "└─ ") : threadsFollow ? "│  " : "   ";
            terminal.Write(branch + TerminalText.Fit(opensThread ? TerminalText.Clean(step.Thread) : string.Empty, threadWidth) + "  ", TextStyle.Dim);
            terminal.Write(TerminalText.Fit(TerminalText.Clean(step.JobId), idWidth) + "  ");
            terminal.Write(TerminalText.Fit(TerminalText.Clean(step.JobName), nameWidth) + "  ", TextStyle.Dim);
            var tries = step.Attempts > 0 ? step.Attempts.ToString(CultureInfo.InvariantCulture) : string.Empty;
            var waited = step.Waited is { } time ? Wording.Clock(time) : string.Empty;
            var line = $"{StateWording.Name(step.State),-StateWidth} {tries,TriesWidth}  {waited,-ClockWidth}  {gantt.Draw(step, progress.Now)}";
            terminal.WriteLine(line.TrimEnd(), StateWording.Style(step.State));
        }
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

    private string Axis(int columns)
    {
        var start = Wording.Clock(TimeSpan.Zero);
        var end = Wording.Clock(progress.Elapsed);
        return columns > start.Length + end.Length ? start + new string(' ', columns - start.Length - end.Length) + end : end.PadLeft(columns);
    }

    private int Widest(Func<StepProgress, string> text, int limit) =>
        Math.Min(limit, progress.Steps.Select(s => TerminalText.Width(TerminalText.Clean(text(s)))).DefaultIfEmpty(0).Max());
}
