using System.Globalization;
using System.Text.Json;
using Aef.Cli.Terminal;
using Aef.Documents.Display;
using Aef.Documents.Printing;
using Aef.Runs.History;
using Aef.Runs.State;

namespace Aef.Cli.Rendering;

/// <summary>Shows recorded runs as a table, JSON or CSV.</summary>
internal static class RunListView
{
    private const string Midnight = "T00:00:00";
    private static readonly string[] Titles =
        ["id", "pipeline", "state", "mode", "started", "duration", "steps", "environment", "interval", "failure"];

    /// <summary>The columns that are shown only if a run has a value.</summary>
    private static readonly string[] Optional = ["environment", "interval", "failure"];

    /// <summary>The name of a state.</summary>
    public static string State(RecordedState state) => state.ToString().ToLowerInvariant();

    /// <summary>A time on the clock of the user.</summary>
    public static string Time(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Writes a table; times are local.</summary>
    public static void WriteTable(TerminalWriter terminal, IReadOnlyList<RunRecord> runs)
    {
        var rows = runs.Select(Row).ToList();
        int[] columns = [.. Enumerable.Range(0, Titles.Length).Where(c => !Optional.Contains(Titles[c]) || rows.Any(r => r[c].Length > 0))];
        TextTable.Write(
            terminal,
            [.. columns.Select(c => Titles[c])],
            [.. rows.Select(r => columns.Select(c => r[c]).ToArray())],
            i => runs[i].State switch
            {
                RecordedState.Failed => TextStyle.Bad,
                RecordedState.Running => TextStyle.Active,
                RecordedState.Succeeded => TextStyle.Plain,
                _ => TextStyle.Caution,
            });
    }

    /// <summary>Writes the property <c>runs</c>.</summary>
    public static void WriteJson(Utf8JsonWriter json, IReadOnlyList<RunRecord> runs)
    {
        json.WriteStartArray("runs");
        foreach (var run in runs)
        {
            WriteRecord(json, run);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a record as an object.</summary>
    public static void WriteRecord(Utf8JsonWriter json, RunRecord run) => json.WriteDocument(run.ToJson());

    /// <summary>Writes CSV as RFC 4180 describes it; times are UTC. A spreadsheet runs no cell as a formula.</summary>
    public static void WriteCsv(TextWriter output, IReadOnlyList<RunRecord> runs)
    {
        output.Write("id,pipeline,state,mode,started,ended,duration_seconds,steps,succeeded,failed,failure\r\n");
        foreach (var run in runs)
        {
            output.Write(string.Join(',', new[]
            {
                run.Id,
                run.Pipeline,
                State(run.State),
                run.Mode.ToString().ToLowerInvariant(),
                Utc(run.Started),
                run.Ended is { } ended ? Utc(ended) : string.Empty,
                run.Duration?.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) ?? string.Empty,
                run.Steps.Total.ToString(CultureInfo.InvariantCulture),
                run.Steps.Succeeded.ToString(CultureInfo.InvariantCulture),
                run.Steps.Failed.ToString(CultureInfo.InvariantCulture),
                run.Failure ?? string.Empty,
            }.Select(Cell)) + "\r\n");
        }
    }

    private static string[] Row(RunRecord run) =>
    [
        run.Id,
        run.Pipeline.Length > 0 ? run.Pipeline : "(unknown)",
        State(run.State),
        run.State == RecordedState.Damaged && run.Pipeline.Length == 0 ? string.Empty : run.Mode == RunMode.Simulate ? "simulated" : "real",
        Time(run.Started),
        run.Duration is { } duration ? DurationText.Of(duration, run.IsRealTime) : string.Empty,
        run.HasEnded && run.State != RecordedState.Damaged
            ? string.Create(CultureInfo.InvariantCulture, $"{run.Steps.Succeeded + run.Steps.Skipped}/{run.Steps.Total}")
            : string.Empty,
        run.Environment ?? string.Empty,
        Interval(run),
        run.Failure ?? string.Empty,
    ];

    /// <summary>The interval; days without the times of midnight.</summary>
    private static string Interval(RunRecord run)
    {
        var (start, end) = (run.IntervalStart ?? string.Empty, run.IntervalEnd ?? string.Empty);
        var isDays = start.Contains(Midnight, StringComparison.Ordinal) && end.Contains(Midnight, StringComparison.Ordinal);
        return start.Length == 0 ? string.Empty : isDays ? $"{DayOf(start)} until {DayOf(end)}" : $"{start} until {end}";

        static string DayOf(string time) => time[..time.IndexOf(Midnight, StringComparison.Ordinal)];
    }

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Cell(string text)
    {
        text = RunnerCommands.EscapeInQuotes(text);
        text = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return text.AsSpan().ContainsAny(",\"\r\n'") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
