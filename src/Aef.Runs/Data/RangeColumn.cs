using Aef.Core.Environments;
using Aef.Runs.Connections;

namespace Aef.Runs.Data;

/// <summary>How the columns of ranges are compared in each database.</summary>
internal static class RangeColumn
{
    private static readonly string[] Numbers =
        ["INT", "LONG", "SHORT", "SERIAL", "DOUBLE", "REAL", "FLOAT", "NUMERIC", "DECIMAL", "NUMBER", "MONEY"];

    private static readonly string[] Times = ["DATE", "TIMESTAMP", "CHAR", "TEXT", "STRING"];

    /// <summary>True for a column of numbers.</summary>
    public static bool IsNumber(SqlColumn column) =>
        !column.Type.StartsWith("INTERVAL", StringComparison.OrdinalIgnoreCase)
        && Numbers.Any(n => column.Type.Contains(n, StringComparison.OrdinalIgnoreCase));

    /// <summary>True for a column of numbers, times, or texts, which may be times.</summary>
    public static bool IsOrdered(SqlColumn column) =>
        IsNumber(column) || Times.Any(t => column.Type.Contains(t, StringComparison.OrdinalIgnoreCase));

    /// <summary>True for a column of times that have an offset, or are in UTC by their type.</summary>
    public static bool HasOffset(ConnectionKind kind, SqlColumn column) => kind == ConnectionKind.MySql
        ? column.Type.Equals("TIMESTAMP", StringComparison.OrdinalIgnoreCase)
        : kind != ConnectionKind.Sqlite
        && (column.Type.Contains("WITH TIME ZONE", StringComparison.OrdinalIgnoreCase)
            || column.Type.Contains("TIMESTAMPTZ", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The column, or a parameter that is compared with it, as a time. SQLite has texts, in one of several forms: it compares milliseconds.
    /// </summary>
    public static string Time(ConnectionKind kind, SqlColumn column, string? parameter = null)
    {
        var operand = parameter ?? SqlNames.Quote(kind, column.Name);
        return kind == ConnectionKind.Sqlite ? $"strftime('%Y-%m-%d %H:%M:%f', {operand})"
            : kind == ConnectionKind.MySql ? $"CAST({operand} AS DATETIME(6))"
            : $"CAST({operand} AS {(HasOffset(kind, column) ? "TIMESTAMP WITH TIME ZONE" : "TIMESTAMP")})";
    }

    /// <summary>
    /// A time of a zone in UTC. Of an hour that clocks repeat, the second one counts; an hour that they leave out has the offset before it.
    /// </summary>
    public static DateTime ToUtc(DateTime local, TimeZoneInfo zone)
    {
        var plain = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        var isExtreme = local.Year is 1 or 9999; // such as "infinity" of PostgreSQL
        return DateTime.SpecifyKind(isExtreme ? plain : plain - zone.GetUtcOffset(plain), DateTimeKind.Utc);
    }

    /// <summary>A time in UTC as one of a zone, without an offset.</summary>
    public static DateTime FromUtc(DateTime time, TimeZoneInfo zone) =>
        DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeFromUtc(time, zone), DateTimeKind.Unspecified);
}
