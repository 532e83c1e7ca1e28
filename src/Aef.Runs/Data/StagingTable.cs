using Aef.Core.Environments;
using Aef.Runs.Connections;

namespace Aef.Runs.Data;

/// <summary>A table with the columns of a load, which exists only in this connection.</summary>
internal sealed class StagingTable(ISqlConnection database, LoadTarget target)
{
    private const string Name = "aef_load_staging";

    /// <summary>The table, with the columns of the target.</summary>
    public LoadTarget Table { get; } =
        target with { QuotedTable = (database.Kind == ConnectionKind.Postgres ? "pg_temp." : "temp.") + SqlNames.Quote(Name) };

    /// <summary>Creates the table.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        await ExecuteAsync($"DROP TABLE IF EXISTS {Table.QuotedTable}", cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(
            $"CREATE TEMPORARY TABLE {SqlNames.Quote(Name)} AS SELECT {target.QuotedColumns} FROM {target.QuotedTable} LIMIT 0",
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes the rows outside of a range and returns their number.</summary>
    public async Task<long> FilterAsync(RowRange range, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var column = target.Columns.First(c => c.Name.Equals(range.Column, StringComparison.OrdinalIgnoreCase)); // the caller requires it
        var (condition, values) = range.On(database.Kind, column, zone, 1);
        return await database.ExecuteAsync(
            new SqlCommandText($"DELETE FROM {Table.QuotedTable} WHERE ({condition}) IS NOT TRUE", values),
            null,
            cancellationToken).ConfigureAwait(false) ?? 0;
    }

    /// <summary>Copies the rows into the target.</summary>
    public Task MoveAsync(CancellationToken cancellationToken) => ExecuteAsync(
        $"INSERT INTO {target.QuotedTable} ({target.QuotedColumns}) SELECT {target.QuotedColumns} FROM {Table.QuotedTable}",
        cancellationToken);

    /// <summary>Removes the table.</summary>
    public Task DropAsync(CancellationToken cancellationToken) => ExecuteAsync($"DROP TABLE {Table.QuotedTable}", cancellationToken);

    private Task ExecuteAsync(string statement, CancellationToken cancellationToken) =>
        database.ExecuteAsync(SqlCommandText.Of(statement), null, cancellationToken);
}
