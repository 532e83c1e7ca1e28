using System.Globalization;
using Aef.Documents.Display;
using Aef.Runs.Connections;

namespace Aef.Runs.Data;

/// <summary>The columns whose times a load converts between time zones.</summary>
internal static class TimeColumns
{
    private const string Format = "yyyy-MM-dd HH:mm:ss.FFFFFF";

    /// <summary>The column of a setting.</summary>
    /// <exception cref="DataJobException">The load has no such column, or the column has dates or numbers.</exception>
    public static SqlColumn Find(LoadTarget target, string name)
    {
        var column = target.Columns.FirstOrDefault(c => c.IsNamed(name))
            ?? throw new DataJobException($"The load has no column {Quoted.Text(name)}, which has a time zone.");
        return RangeColumn.IsNumber(column) || column.Type.Equals("DATE", StringComparison.OrdinalIgnoreCase)
            ? throw new DataJobException($"The column {Quoted.Text(name)} has a time zone, but no times: its type is {column.Type}.")
            : column;
    }

    /// <summary>
    /// The conversions for the columns of a target, in their order, for a database without time zones. Null for a column that stays as it
    /// is.
    /// </summary>
    public static IReadOnlyList<Func<string, string?>?> Conversions(LoadTarget target, LoadOptions options)
    {
        var conversions = new Func<string, string?>?[target.Columns.Count];
        foreach (var (name, zone) in options.Zones)
        {
            var column = Find(target, name);
            conversions[target.Columns.ToList().IndexOf(column)] = text => Convert(text, zone, options.Zone);
        }

        return conversions;
    }

    /// <summary>A time in another time zone; null for a text that is none.</summary>
    private static string? Convert(string text, TimeZoneInfo from, TimeZoneInfo to) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? RangeColumn.FromUtc(RangeColumn.ToUtc(time, from), to).ToString(Format, CultureInfo.InvariantCulture)
            : null;
}
