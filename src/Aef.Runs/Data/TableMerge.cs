using Aef.Core.Environments;
using Aef.Documents.Display;
using Aef.Runs.Connections;

namespace Aef.Runs.Data;

/// <summary>
/// Merges the rows of a staging table by keys. Of several rows with the same key, the last one of the files counts: no table receives a
/// duplicate from one load.
/// </summary>
internal sealed class TableMerge(ISqlConnection database, LoadTarget target, IReadOnlyList<string> keys)
{
    private readonly string[] _keys = [.. keys.Select(SqlNames.Quote)];
    private readonly string[] _others =
    [
        .. target.Columns.Where(c => !keys.Contains(c.Name, StringComparer.OrdinalIgnoreCase)).Select(c => SqlNames.Quote(c.Name)),
    ];

    /// <summary>Merges and returns the numbers of rows that were new and that were updated.</summary>
    public async Task<(long Inserted, long Updated)> RunAsync(LoadTarget staging, CancellationToken cancellationToken)
    {
        await RequireKeysAsync(staging, cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(
            $"DELETE FROM {staging.QuotedTable} WHERE {RowId} IN (SELECT {RowId} FROM (SELECT {RowId}, row_number() OVER "
            + $"(PARTITION BY {string.Join(", ", _keys)} ORDER BY {RowId} DESC) AS n FROM {staging.QuotedTable}) AS r WHERE n > 1)",
            cancellationToken).ConfigureAwait(false);
        var matched = await CountAsync(staging, cancellationToken).ConfigureAwait(false);
        var updated = _others.Length > 0 ? matched : 0; // a row that is all keys has nothing to update
        long inserted;
        if (database.Kind == ConnectionKind.DuckDb || (database.Kind == ConnectionKind.Postgres && Major >= 15))
        {
            var changed = await ExecuteAsync(MergeStatement(staging), cancellationToken).ConfigureAwait(false) ?? 0;
            inserted = changed - updated;
        }
        else
        {
            inserted = await InTwoAsync(staging, cancellationToken).ConfigureAwait(false);
        }

        return (inserted, updated);
    }

    /// <summary>The order of the rows in the staging table, which is that of the files.</summary>
    private string RowId => database.Kind == ConnectionKind.Postgres ? "ctid" : "rowid";

    private string Match => string.Join(" AND ", _keys.Select(k => $"t.{k} = s.{k}"));

    private int Major => int.TryParse(database.Version.Split('.', ' ')[0], out var major) ? major : 0;

    private string MergeStatement(LoadTarget staging) =>
        $"MERGE INTO {target.QuotedTable} AS t USING {staging.QuotedTable} AS s ON ({Match})"
        + (_others.Length > 0 ? $" WHEN MATCHED THEN UPDATE SET {string.Join(", ", _others.Select(c => $"{c} = s.{c}"))}" : string.Empty)
        + $" WHEN NOT MATCHED THEN INSERT ({target.QuotedColumns}) "
        + $"VALUES ({string.Join(", ", target.Columns.Select(c => "s." + SqlNames.Quote(c.Name)))})";

    /// <summary>SQLite has no MERGE, and its upsert needs a unique index: an update and an insert do the same in one transaction.</summary>
    private async Task<long> InTwoAsync(LoadTarget staging, CancellationToken cancellationToken)
    {
        if (_others.Length > 0)
        {
            await ExecuteAsync(
                $"UPDATE {target.QuotedTable} AS t SET {string.Join(", ", _others.Select(c => $"{c} = s.{c}"))} "
                + $"FROM {staging.QuotedTable} AS s WHERE {Match}",
                cancellationToken).ConfigureAwait(false);
        }

        return await ExecuteAsync(
            $"INSERT INTO {target.QuotedTable} ({target.QuotedColumns}) SELECT {target.QuotedColumns} FROM {staging.QuotedTable} AS s "
            + $"WHERE NOT EXISTS (SELECT 1 FROM {target.QuotedTable} AS t WHERE {Match})",
            cancellationToken).ConfigureAwait(false) ?? 0;
    }

    private async Task RequireKeysAsync(LoadTarget staging, CancellationToken cancellationToken)
    {
        var rows = new RowOutput(1);
        await database.ExecuteAsync(
            SqlCommandText.Of(
                $"SELECT {string.Join(", ", _keys.Select((k, i) => $"count(*) - count({k}) AS k{i}"))} FROM {staging.QuotedTable}"),
            rows,
            cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < keys.Count; i++)
        {
            if (rows.Rows[0][$"k{i}"].TryGetNumber(out var missing) && missing > 0)
            {
                throw new DataJobException($"The key {Quoted.Text(keys[i])} of the merge has no value in {missing:0} rows of the files.");
            }
        }
    }

    private async Task<long> CountAsync(LoadTarget staging, CancellationToken cancellationToken)
    {
        var rows = new RowOutput(1);
        await database.ExecuteAsync(
            SqlCommandText.Of(
                $"SELECT count(*) AS n FROM {target.QuotedTable} AS t "
                + $"WHERE EXISTS (SELECT 1 FROM {staging.QuotedTable} AS s WHERE {Match})"),
            rows,
            cancellationToken).ConfigureAwait(false);
        return rows.Rows[0]["n"].TryGetInteger(out var count) ? count : 0;
    }

    private Task<long?> ExecuteAsync(string statement, CancellationToken cancellationToken) =>
        database.ExecuteAsync(SqlCommandText.Of(statement), null, cancellationToken);
}
