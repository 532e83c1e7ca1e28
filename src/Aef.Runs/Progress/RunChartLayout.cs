using System.Globalization;
using Aef.Documents.Display;

namespace Aef.Runs.Progress;

/// <summary>
/// The widths of a run's chart. On a narrow terminal, names are shortened first, then JOB_IDs; the timeline keeps a few columns. Rows have a
/// column if any step has reported them.
/// </summary>
internal sealed record RunChartLayout(int Thread, int JobId, int JobName, int Rows, int Bar)
{
    private const int MinBar = 12;
    private const int MaxBar = 60;

    // On a narrow terminal the timeline shrinks before the names.
    private const int LeastBar = 4;
    private const int MinNames = 18;

    // The branch, the gaps between columns, and the columns of Cells without the timeline.
    private const int Fixed = 3 + (3 * 2) + 32;

    /// <summary>The columns left of the state.</summary>
    public int Left => 3 + Thread + 2 + JobId + 2 + JobName + 2;

    /// <summary>The layout for a run in a number of columns; without <paramref name="cuts"/> no name is cut.</summary>
    public static RunChartLayout For(RunProgress progress, int columns, bool cuts)
    {
        var rows = progress.Steps.Select(s => RowsOf(s).Length).DefaultIfEmpty(0).Max();
        rows = rows > 0 ? Math.Max(rows, "rows".Length) : 0;
        var left = columns - Fixed - (rows > 0 ? rows + 2 : 0);
        var minBar = Math.Min(MinBar, Math.Max(LeastBar, left - MinNames));
        var room = left - minBar;
        var ofSections = progress.Levels.Where(l => l.IsSection).SelectMany(l => l.Steps).ToHashSet();
        var thread = Widest(s => ofSections.Contains(s) ? string.Empty : s.Thread, Math.Min(8, room - 12));
        var jobId = Widest(s => s.JobId, Math.Clamp(room - thread - 8, 6, 24));
        var jobName = Widest(s => s.JobName, Math.Clamp(room - thread - jobId, 6, 32));
        return new RunChartLayout(thread, jobId, jobName, rows, Math.Clamp(left - thread - jobId - jobName, minBar, MaxBar));

        int Widest(Func<StepProgress, string> text, int limit) =>
            Math.Min(
                cuts ? limit : int.MaxValue,
                progress.Steps.Select(s => TerminalText.Width(TerminalText.Clean(text(s)))).DefaultIfEmpty(0).Max());
    }

    /// <summary>The rows of a step, as text.</summary>
    public static string RowsOf(StepProgress step) => step.Rows?.ToString("N0", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>State, attempts, time waited, rows and timeline in one row.</summary>
    public string Cells(string state, string attempts, string waited, string rows, string line) =>
        $"{state,-11} {attempts,8}  {waited,-8}  {(Rows > 0 ? rows.PadLeft(Rows) + "  " : string.Empty)}{line}".TrimEnd();
}
