using System.Globalization;
using Aef.Core.Environments;
using Aef.Documents.Display;
using Aef.Runs.Connections;

namespace Aef.Runs.Data;

/// <summary>Finds the range of an incremental load: after the newest row of the table, or by the time of the run.</summary>
internal static class RowRanges
{
    private const long LengthOfDay = 10; // 2026-05-01
    private static readonly TimeOnly EndOfDay = new(23, 59, 59, 999, 999);

    /// <summary>The range; null if all rows are loaded, because the load is not incremental or the table has no rows.</summary>
    /// <exception cref="DataJobException">The range cannot be found.</exception>
    public static async Task<RowRange?> FindAsync(
        ISqlConnection database,
        LoadOptions options,
        DataCall call,
        CancellationToken cancellationToken)
    {
        if (options.Incremental is not { } incremental)
        {
            return null;
        }

        var now = call.Job.Time.UtcDateTime;
        var range = incremental.Origin switch
        {
            IncrementalOrigin.Destination => await AfterNewestAsync(database, options, incremental.Column, cancellationToken)
                .ConfigureAwait(false),
            IncrementalOrigin.Interval => RunInterval.Of(call) is var (from, until)
                ? new RowRange(incremental.Column, from, IncludesFrom: true, until, options.Zone)
                : null,
            IncrementalOrigin.Days => new RowRange(
                incremental.Column,
                Local(now).Date.AddDays(1 - incremental.Days),
                IncludesFrom: true,
                null,
                options.Zone),
            _ => new RowRange(incremental.Column, Local(now.AddMinutes(-incremental.Minutes)), IncludesFrom: false, null, options.Zone),
        };
        call.Job.Log(
            "INFO",
            range is null
                ? $"The table {Quoted.Text(options.To)} has no rows yet: all rows are loaded."
                : $"Rows with {range} are loaded.");
        return range;

        DateTime Local(DateTime time) => RangeColumn.FromUtc(time, options.Zone);
    }

    private static async Task<RowRange?> AfterNewestAsync(
        ISqlConnection database,
        LoadOptions options,
        string name,
        CancellationToken cancellationToken)
    {
        var table = await TableColumns.FindAsync(database, options.To, cancellationToken).ConfigureAwait(false);
        if (table.Count == 0)
        {
            return null;
        }

        var column = table.FirstOrDefault(c => c.IsNamed(name))
            ?? throw new DataJobException($"The table {Quoted.Text(options.To)} has no incremental column {Quoted.Text(name)}.");
        var isDate = column.Type.Equals("DATE", StringComparison.OrdinalIgnoreCase) && database.Kind != ConnectionKind.Sqlite;
        var isPlain = isDate || RangeColumn.IsNumber(column);
        if (database.Kind != ConnectionKind.Sqlite && !RangeColumn.IsOrdered(column))
        {
            throw NeitherTimesNorNumbers(name, options, column.Type);
        }

        var quoted = SqlNames.Quote(column.Name);
        var newest = new FirstRow();
        await database.ExecuteAsync(
            SqlCommandText.Of(
                $"SELECT max({(isPlain ? quoted : RangeColumn.Time(database.Kind, column))}), count({quoted}), "
                + $"max(length(CAST({quoted} AS VARCHAR(100)))) FROM {SqlNames.QuoteTable(options.To)}"),
            newest,
            cancellationToken).ConfigureAwait(false);
        if (newest.Values is not [var value, var count, var length])
        {
            return null;
        }

        value = value is DateTime time && RangeColumn.HasOffset(database.Kind, column)
            ? DateTime.SpecifyKind(time, DateTimeKind.Utc)
            : value;
        return After(value, options, name, hasRows: count is > 0L, isDay: length is LengthOfDay);
    }

    private static RowRange? After(object? newest, LoadOptions options, string name, bool hasRows, bool isDay)
    {
        switch (newest)
        {
            case null when !hasRows:
                return null;
            case DateOnly date:
                return EndOf(date);
            case DateTime { Kind: DateTimeKind.Utc } time:
                return At(RangeColumn.FromUtc(time, options.Zone));
            case DateTime time:
                return At(time);
            case DateTimeOffset time:
                return At(RangeColumn.FromUtc(time.UtcDateTime, options.Zone));
            case string text when DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time):
                return isDay ? EndOf(DateOnly.FromDateTime(time)) : At(time);
            case long or double:
                return At(newest);
            case decimal number:
                return At(number == decimal.Truncate(number) && Math.Abs(number) < long.MaxValue ? (long)number : (double)number);
            default:
                throw NeitherTimesNorNumbers(name, options, null);
        }

        RowRange At(object from) => new(name, from, IncludesFrom: false, null, options.Zone);

        // The rows of a day belong together: the next day is new.
        RowRange EndOf(DateOnly date) => At(date.ToDateTime(EndOfDay));
    }

    private static DataJobException NeitherTimesNorNumbers(string name, LoadOptions options, string? type) => new(
        $"The incremental column {Quoted.Text(name)} of the table {Quoted.Text(options.To)} has neither times nor numbers"
        + (type is null ? "." : $" (its type is {type})."));
}
