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
}
