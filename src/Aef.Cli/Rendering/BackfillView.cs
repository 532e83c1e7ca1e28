using Aef.Cli.Terminal;
using Aef.Runs.Backfill;

namespace Aef.Cli.Rendering;

/// <summary>Shows backfills as text.</summary>
internal static class BackfillView
{
    private static readonly string[] PlanTitles = ["schedule", "scheduled time", "dates", "state", "run", "action"];
    private static readonly string[] ListTitles = ["id", "pipeline", "schedule", "begun", "state", "intervals"];

    /// <summary>Writes a table of the intervals with their states, and what is done with each.</summary>
    public static void WritePlan(TerminalWriter terminal, IReadOnlyList<BackfillInterval> intervals)
    {
        if (intervals.Count > 0)
        {
            TextTable.Write(terminal, PlanTitles, [.. intervals.Select(Row)], i => Style(intervals[i].State));
        }
    }

    /// <summary>Writes how many intervals there are, and how many a plan runs.</summary>
    public static void WriteCounts(TerminalWriter terminal, IReadOnlyList<BackfillInterval> intervals, bool isDry)
    {
        if (intervals.Count > 0)
        {
            terminal.WriteLine();
        }

        var runs = intervals.Count(i => i.IsToRun);
        terminal.WriteLine($"{Counts(intervals)}; {(runs == 0 ? "nothing to run" : $"{DisplayText.LargeCount(runs, "run")} to start")}"
            + (isDry ? " (dry run)" : string.Empty));
    }

    /// <summary>Writes what has become of the intervals.</summary>
    public static void WriteSummary(TerminalWriter terminal, IReadOnlyList<BackfillInterval> intervals, bool isStopped)
    {
        terminal.WriteLine();
        foreach (var interval in intervals.Where(i => i.Failure is not null))
        {
            terminal.WriteLine(TerminalText.Clean($"{interval.Run.StartDate}  {interval.Failure}"), TextStyle.Bad);
        }

        terminal.WriteLine(Counts(intervals) + (isStopped ? "; stopped, and the same command continues" : string.Empty));
    }

    /// <summary>A change of an interval in one line.</summary>
    public static string Line(BackfillInterval interval) => string.Join("  ", new[]
    {
        Dates(interval),
        interval is { State: IntervalState.Running, Action: IntervalAction.Wait } ? "running in another process"
            : interval is { Failure: not null, RunId: null } ? "not started"
            : interval.State == IntervalState.Running ? "started"
            : Name(interval.State),
        interval.RunId,
        interval.RunId is null ? interval.Failure : null, // the summary at the end has that of a run
    }.Where(t => !string.IsNullOrEmpty(t)));

    /// <summary>Writes a table of backfills.</summary>
    public static void WriteList(TerminalWriter terminal, IReadOnlyList<BackfillStatus> all) => TextTable.Write(
        terminal,
        ListTitles,
        [
            .. all.Select(b => new[]
            {
                b.Id,
                TerminalText.Clean(b.Pipeline),
                TerminalText.Clean(string.Join(", ", b.Schedules)),
                RunListView.Time(b.Created),
                Name(b.State),
                Counts(b.Intervals),
            }),
        ],
        _ => TextStyle.Plain);

    /// <summary>Writes a backfill with its intervals.</summary>
    public static void WriteOne(TerminalWriter terminal, BackfillStatus backfill)
    {
        terminal.Write(backfill.Id, TextStyle.Bold).WriteLine(TerminalText.Clean(
            $"  {backfill.Pipeline}  {Name(backfill.State)}, begun {RunListView.Time(backfill.Created)} by {backfill.Record.Actor}"));
        WritePlan(terminal, backfill.Intervals);
        terminal.WriteLine();
        terminal.WriteLine(Counts(backfill.Intervals));
    }

    /// <summary>The name of a state or an action.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Counts(IReadOnlyList<BackfillInterval> intervals)
    {
        var states = intervals.CountBy(i => i.State).OrderByDescending(c => c.Key == IntervalState.Succeeded).ThenBy(c => c.Key)
            .Select(c => $"{c.Value} {Name(c.Key)}");
        var all = DisplayText.LargeCount(intervals.Count, "interval");
        return intervals.Count == 0 ? all : $"{all}: {string.Join(", ", states)}";
    }

    private static string[] Row(BackfillInterval interval) =>
    [
        TerminalText.Clean(interval.Run.Schedule),
        TimeText.Of(interval.Run.ScheduledTime),
        Dates(interval),
        Name(interval.State),
        interval.RunId ?? string.Empty,
        interval.Action == IntervalAction.None ? string.Empty : Name(interval.Action),
    ];

    private static string Dates(BackfillInterval interval) => TerminalText.Clean(
        interval.Run.StartDate == interval.Run.EndDate
            ? interval.Run.StartDate
            : $"{interval.Run.StartDate} to {interval.Run.EndDate}");

    private static TextStyle Style(IntervalState state) => state switch
    {
        IntervalState.Failed => TextStyle.Bad,
        IntervalState.Running => TextStyle.Active,
        IntervalState.Succeeded or IntervalState.Missing => TextStyle.Plain,
        _ => TextStyle.Caution,
    };
}
