using System.Globalization;
using Aef.Documents.Display;

namespace Aef.Runs.Progress;

/// <summary>
/// The steps of a run as a tree of levels and threads, each with its state, attempts, time waited and its bar on the timeline.
/// </summary>
public sealed class RunChart
{
    // A level of a thousand threads is summarized, except for the steps that need attention.
    private const int MaxRowsOfLevel = 30;
    private const int MaxParts = 20;

    private readonly RunProgress _progress;
    private readonly int _maxWidth;
    private readonly RunChartLayout _layout;
    private readonly GanttBar _gantt;

    /// <summary>
    /// Creates the chart of a run's current progress for a number of columns. Without <paramref name="cuts"/>, names are not cut, and lines
    /// may be longer.
    /// </summary>
    public RunChart(RunProgress progress, int width, bool cuts = true)
    {
        ArgumentNullException.ThrowIfNull(progress);
        _progress = progress;
        _maxWidth = cuts ? width : int.MaxValue;
        _layout = RunChartLayout.For(progress, width, cuts);
        _gantt = new GanttBar(progress.Start, progress.Elapsed, _layout.Bar);
    }

    /// <summary>The lines, from the header on.</summary>
    public IEnumerable<RunLine> Lines()
    {
        yield return Line(RunRole.Quiet, new string(' ', _layout.Left) + _layout.Cells("state", "attempts", "waited", "rows", Axis()));
        foreach (var line in _progress.Levels.SelectMany(LinesOf))
        {
            yield return line;
        }
    }

    private IEnumerable<RunLine> LinesOf(LevelProgress level)
    {
        yield return Line(RunRole.Title, TerminalText.Cut(TerminalText.Clean(level.Title), _maxWidth));
        var rows = Pick(level.Steps);
        for (var i = 0; i < rows.Count; i++)
        {
            var opensThread = i == 0 || rows[i - 1].Thread != rows[i].Thread;
            var threadsFollow = rows.Count < level.Steps.Count || rows.Skip(i + 1).Any(r => r.Thread != rows[i].Thread);
            yield return LineOf(rows[i], opensThread, threadsFollow, level.IsSection ? string.Empty : rows[i].Thread);
            foreach (var line in PartsOf(rows[i], threadsFollow))
            {
                yield return line;
            }
        }

        if (rows.Count < level.Steps.Count)
        {
            yield return Line(
                RunRole.Quiet,
                $"└─ and {level.Steps.Count - rows.Count} more: {StepStates.Describe(level.Steps.Except(rows))}");
        }
    }

    private RunLine LineOf(StepProgress step, bool opensThread, bool threadsFollow, string threadId)
    {
        var branch = opensThread ? (threadsFollow ? "├─ " : "└─ ") : threadsFollow ? "│  " : "   ";
        var thread = TerminalText.Fit(opensThread ? TerminalText.Clean(threadId) : string.Empty, _layout.Thread);
        var attempts = step.Attempts > 0 ? step.Attempts.ToString(CultureInfo.InvariantCulture) : string.Empty;
        var waited = step.Waited is { } time ? _progress.Describe(time) : string.Empty;
        var rows = RunChartLayout.RowsOf(step);
        var cells = _layout.Cells(StepStates.Name(step.State), attempts, waited, rows, _gantt.Draw(step, _progress.Now));
        return new RunLine(
            [
                new RunSpan(branch + thread + "  ", RunRole.Quiet),
                new RunSpan(TerminalText.Fit(TerminalText.Clean(step.JobId), _layout.JobId) + "  ", RunRole.Plain),
                new RunSpan(TerminalText.Fit(TerminalText.Clean(step.JobName), _layout.JobName) + "  ", RunRole.Quiet),
                new RunSpan(cells, StepStates.Role(step.State)),
            ],
            step);
    }

    /// <summary>The parts of a job below its step; of many, those that need attention come first.</summary>
    private IEnumerable<RunLine> PartsOf(StepProgress step, bool threadsFollow)
    {
        var left = (threadsFollow ? "│  " : "   ") + new string(' ', _layout.Thread + 2) + "· ";
        foreach (var part in step.Parts.OrderByDescending(p => p.HasFailedPart).Take(MaxParts))
        {
            var rows = part.Rows is { } count ? string.Create(CultureInfo.InvariantCulture, $", {count:N0} rows") : string.Empty;
            var text = $"{left}{TerminalText.Clean(part.Part)}  {TerminalText.Clean(part.State)}{rows}  {TerminalText.Clean(part.Message)}";
            yield return Line(part.HasFailedPart ? RunRole.Bad : RunRole.Quiet, TerminalText.Cut(text.TrimEnd(), _maxWidth));
        }

        if (step.Parts.Count > MaxParts)
        {
            yield return Line(RunRole.Quiet, $"{left}and {step.Parts.Count - MaxParts} more");
        }
    }

    private static RunLine Line(RunRole role, string text) => new([new RunSpan(text, role)]);

    private static List<StepProgress> Pick(IReadOnlyList<StepProgress> steps)
    {
        if (steps.Count <= MaxRowsOfLevel)
        {
            return [.. steps];
        }

        var picked = steps.Where(s => s.State is StepState.Failed or StepState.Cancelled or StepState.Running or StepState.Waiting)
            .Concat(steps.OrderByDescending(s => s.Waited ?? TimeSpan.Zero))
            .Distinct()
            .Take(MaxRowsOfLevel)
            .ToHashSet();
        return [.. steps.Where(picked.Contains)];
    }

    private string Axis()
    {
        var start = _progress.Describe(TimeSpan.Zero);
        var end = _progress.Describe(_progress.Elapsed);
        return start.Length + end.Length < _layout.Bar
            ? start + end.PadLeft(_layout.Bar - start.Length) : end.Length <= _layout.Bar ? end.PadLeft(_layout.Bar)
            : string.Empty;
    }
}
