using Aef.Documents.Display;

namespace Aef.Runs.Progress;

/// <summary>
/// The widths of a run's chart. On a narrow terminal, names are shortened first, then JOB_IDs; the timeline keeps a few columns.
/// </summary>
internal sealed record RunChartLayout(int Thread, int JobId, int JobName, int Bar)
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
        var minBar = Math.Min(MinBar, Math.Max(LeastBar, columns - Fixed - MinNames));
        var room = columns - Fixed - minBar;
        var ofSections = progress.Levels.Where(l => l.IsSection).SelectMany(l => l.Steps).ToHashSet();
        var thread = Widest(s => ofSections.Contains(s) ? string.Empty : s.Thread, Math.Min(8, room - 12));
        var jobId = Widest(s => s.JobId, Math.Clamp(room - thread - 8, 6, 24));
        var jobName = Widest(s => s.JobName, Math.Clamp(room - thread - jobId, 6, 32));
        return new RunChartLayout(thread, jobId, jobName, Math.Clamp(columns - Fixed - thread - jobId - jobName, minBar, MaxBar));

        int Widest(Func<StepProgress, string> text, int limit) =>
            Math.Min(
                cuts ? limit : int.MaxValue,
                progress.Steps.Select(s => TerminalText.Width(TerminalText.Clean(text(s)))).DefaultIfEmpty(0).Max());
    }

    /// <summary>State, attempts, time waited and timeline in one row.</summary>
    public static string Cells(string state, string attempts, string waited, string line) =>
        $"{state,-11} {attempts,8}  {waited,-8}  {line}".TrimEnd();
}
