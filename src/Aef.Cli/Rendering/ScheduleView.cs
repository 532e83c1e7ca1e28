using Aef.Cli.Terminal;
using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Display;

namespace Aef.Cli.Rendering;

/// <summary>Shows the next runs of schedules as one table for each schedule.</summary>
internal static class ScheduleView
{
    private static readonly string[] Titles = ["scheduled time", "interval start", "interval end", "dates"];

    /// <summary>Writes the tables.</summary>
    public static void Write(TerminalWriter terminal, IReadOnlyList<ScheduledRun> runs)
    {
        foreach (var (group, index) in runs.GroupBy(r => (r.Schedule, r.TimeZone, r.State)).Select((g, i) => (g, i)))
        {
            if (index > 0)
            {
                terminal.WriteLine();
            }

            terminal.Write(TerminalText.Clean(group.Key.Schedule), TextStyle.Bold)
                .WriteLine($"  {TerminalText.Clean(group.Key.TimeZone)}{StateOf(group.Key.State)}", TextStyle.Dim);
            var rows = group.Select(r => Row(r.Time)).Prepend(Titles).ToList();
            var widths = Titles.Select((_, column) => rows.Max(r => r[column].Length)).ToArray();
            foreach (var (row, line) in rows.Select((r, i) => (r, i)))
            {
                terminal.WriteLine(
                    string.Join("  ", row.Select((text, column) => text.PadRight(widths[column]))).TrimEnd(),
                    line == 0 ? TextStyle.Dim : TextStyle.Plain);
            }
        }
    }

    /// <summary>Writes the number of runs of a backfill.</summary>
    public static void WriteCount(TerminalWriter terminal, int count)
    {
        if (count > 0)
        {
            terminal.WriteLine();
        }

        terminal.WriteLine(DisplayText.LargeCount(count, "run"));
    }

    private static string StateOf(ScheduleState state) => state switch
    {
        ScheduleState.Paused => ", paused",
        ScheduleState.Disabled => ", not enabled",
        _ => string.Empty,
    };

    private static string[] Row(RunTime time) =>
    [
        TimeText.Of(time.ScheduledTime),
        TimeText.Of(time.IntervalStart),
        TimeText.Of(time.IntervalEnd),
        time.IsEmpty ? "empty: the run is skipped"
            : time.StartDate == time.EndDate ? TerminalText.Clean(time.StartDate)
            : TerminalText.Clean($"{time.StartDate} to {time.EndDate}"),
    ];
}
