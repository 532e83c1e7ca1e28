using System.Globalization;
using Aef.Core.Environments;
using Aef.Runs.Connections;

namespace Aef.Runs.Data;

/// <summary>The rows that an incremental load reads: a range of a column.</summary>
/// <param name="Column">The column.</param>
/// <param name="From">Where it begins: a number, or a time in <paramref name="Zone"/> without an offset.</param>
/// <param name="IncludesFrom">Whether <paramref name="From"/> belongs to it.</param>
/// <param name="Until">Where it ends, without the end itself; null for a range without an end.</param>
/// <param name="Zone">The time zone of the times.</param>
internal sealed record RowRange(string Column, object From, bool IncludesFrom, DateTime? Until, TimeZoneInfo Zone)
{
    /// <summary>The range for people, such as <c>day &gt; 2026-05-01T00:00:00</c>.</summary>
    public override string ToString() =>
        $"{Column} {(IncludesFrom ? ">=" : ">")} {SqlValues.ToText(From)}"
        + (Until is { } until ? $", {Column} < {SqlValues.ToText(until)}" : string.Empty);

    /// <summary>The condition that a row is in the range, and its values, which are sent next to the statement.</summary>
    /// <param name="kind">The database.</param>
    /// <param name="column">The column in it.</param>
    /// <param name="zone">The time zone of times without an offset in this column.</param>
    /// <param name="first">The number of the first parameter.</param>
    /// <exception cref="DataJobException">The range is one of times and the column has numbers, or the other way round.</exception>
    public (string Condition, IReadOnlyList<object?> Values) On(ConnectionKind kind, SqlColumn column, TimeZoneInfo zone, int first)
    {
        if (From is DateTime && RangeColumn.IsNumber(column))
        {
            throw new DataJobException(
                $"The incremental column \"{Column}\" has numbers, not times (its type is {column.Type}); use "
                + "\"incremental_from: destination\" and a table whose column has numbers.");
        }

        if (From is not DateTime && column.Type.Length > 0 && kind != ConnectionKind.Sqlite && !RangeColumn.IsNumber(column))
        {
            throw new DataJobException(
                $"The incremental column \"{Column}\" of the table has numbers, but that of the rows has the type {column.Type}. "
                + "Convert it in the query.");
        }

        var values = new List<object?> { Value(kind, column, From, zone) };
        var condition = Compare(IncludesFrom ? ">=" : ">");
        if (Until is { } until)
        {
            values.Add(Value(kind, column, until, zone));
            condition += " AND " + Compare("<");
        }

        return (condition, values);

        string Compare(string comparison)
        {
            var mark = SqlNames.Parameter(kind, first + values.Count - 1);
            return From is DateTime
                ? $"{RangeColumn.Time(kind, column)} {comparison} {RangeColumn.Time(kind, column, mark)}"
                : $"{SqlNames.Quote(kind, column.Name)} {comparison} {mark}";
        }
    }

    /// <summary>
    /// The condition that a value cannot be compared with the times of this range, in a database that does not report it and leaves out the
    /// row; null in the others, whose statement fails.
    /// </summary>
    public string? Incomparable(ConnectionKind kind, SqlColumn column)
    {
        var name = SqlNames.Quote(kind, column.Name);
        return kind == ConnectionKind.Sqlite && From is DateTime
            ? $"{name} IS NOT NULL AND (typeof({name}) <> 'text' OR {name} NOT GLOB '[0-9][0-9][0-9][0-9]-*' "
                + $"OR {RangeColumn.Time(kind, column)} IS NULL)"
            : null;
    }

    /// <summary>The failure of a load with such a value.</summary>
    public DataJobException NoTime(object? value) => new(
        $"The incremental column \"{Column}\" has {Documents.Display.Quoted.Text(SqlValues.ToText(value) ?? string.Empty)}, which is not "
        + "a time such as 2026-05-01 10:00:00.");

    private object Value(ConnectionKind kind, SqlColumn column, object bound, TimeZoneInfo zone) => bound is not DateTime time
        ? bound
        : RangeColumn.HasOffset(kind, column) ? Text(ToUtc(time)) + (kind == ConnectionKind.MySql ? string.Empty : "Z")
        : Text(zone.Equals(Zone) ? time : RangeColumn.FromUtc(ToUtc(time), zone));

    private DateTime ToUtc(DateTime local) => RangeColumn.ToUtc(local, Zone);

    private static string Text(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
}
