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
        var (condition, values) = Table.In(range, database.Kind, zone);
        if (Table.Columns.First(c => c.IsNamed(range.Column)) is var column && range.Incomparable(database.Kind, column) is { } wrong)
        {
            var found = new FirstRow();
            await database.ExecuteAsync(
                SqlCommandText.Of($"SELECT {SqlNames.Quote(column.Name)} FROM {Table.QuotedTable} WHERE {wrong} LIMIT 1"),
                found,
                cancellationToken).ConfigureAwait(false);
            if (found.Values is [var value])
            {
                throw range.NoTime(value);
            }
        }

        return await database.ExecuteAsync(
            new SqlCommandText($"DELETE FROM {Table.QuotedTable} WHERE ({condition}) IS NOT TRUE", values),
            null,
            cancellationToken).ConfigureAwait(false) ?? 0;
    }

    /// <summary>Converts the times of columns between time zones.</summary>
    /// <exception cref="DataJobException">A column is not in the load, or has no times.</exception>
    public async Task ConvertAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        foreach (var (name, zone) in options.Zones)
        {
            var column = TimeColumns.Find(target, name);
            var plain = RangeColumn.HasOffset(database.Kind, column)
                ? $"{SqlNames.Quote(column.Name)} AT TIME ZONE current_setting('TimeZone')"
                : $"CAST({SqlNames.Quote(column.Name)} AS TIMESTAMP)";
            var (from, to) = (SqlNames.Parameter(database.Kind, 1), SqlNames.Parameter(database.Kind, 2));
            var converted = RangeColumn.HasOffset(database.Kind, column)
                ? new SqlCommandText($"({plain}) AT TIME ZONE CAST({from} AS TEXT)", [zone.Id])
                : new SqlCommandText(
                    $"({plain}) AT TIME ZONE CAST({from} AS TEXT) AT TIME ZONE CAST({to} AS TEXT)",
                    [zone.Id, options.Zone.Id]);
            await database.ExecuteAsync(
                converted with { Text = $"UPDATE {Table.QuotedTable} SET {SqlNames.Quote(column.Name)} = {converted.Text}" },
                null,
                cancellationToken).ConfigureAwait(false);
        }
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
