using Aef.Core.Environments;
using Aef.Runs.Connections;

namespace Aef.Runs.Data;

/// <summary>What a load fills.</summary>
/// <param name="Table">The table that receives the rows of the files, as the user wrote it.</param>
/// <param name="Columns">Its columns, in the order of the files.</param>
internal sealed record LoadTarget(string Table, IReadOnlyList<SqlColumn> Columns)
{
    /// <summary>The table in quotes.</summary>
    public string QuotedTable { get; init; } = SqlNames.QuoteTable(Table);

    /// <summary>The columns in quotes, separated by commas.</summary>
    public string QuotedColumns => string.Join(", ", Columns.Select(c => SqlNames.Quote(c.Name)));

    /// <summary>The condition that a row of the target is in a range, whose column the target must have, and its values.</summary>
    /// <param name="range">The range.</param>
    /// <param name="kind">The database of the target.</param>
    /// <param name="zone">The time zone of times without an offset in the target.</param>
    public (string Condition, IReadOnlyList<object?> Values) In(RowRange range, ConnectionKind kind, TimeZoneInfo zone) =>
        range.On(kind, Columns.First(c => c.IsNamed(range.Column)), zone, 1);
}
