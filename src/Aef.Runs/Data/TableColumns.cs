using Aef.Core.Environments;
using Aef.Runs.Connections;

namespace Aef.Runs.Data;

/// <summary>Reads the columns of a table from the catalog of its database.</summary>
internal static class TableColumns
{
    private const string Postgres =
        "SELECT attname::text AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute WHERE attrelid = to_regclass($1) "
        + "AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum";

    private const string DuckDb =
        "SELECT column_name AS name, data_type AS type FROM duckdb_columns() WHERE lower(table_name) = lower($1) AND NOT internal "
        + "AND lower(schema_name) = lower(coalesce($2, current_schema())) AND lower(database_name) = lower(coalesce($3, "
        + "current_database())) "
        + "ORDER BY column_index";

    private const string Sqlite = "SELECT name, type FROM pragma_table_info(?1, ?2)";

    /// <summary>The columns that can be written, in order; none for a table that does not exist.</summary>
    public static async Task<IReadOnlyList<SqlColumn>> FindAsync(ISqlConnection database, string table, CancellationToken cancellationToken)
    {
        var parts = SqlNames.PartsOf(table);
        var name = parts[^1];
        var schema = parts.Count > 1 ? parts[^2] : null;
        var command = database.Kind switch
        {
            ConnectionKind.Postgres => new SqlCommandText(Postgres, [SqlNames.QuoteTable(table)]),
            ConnectionKind.DuckDb => new SqlCommandText(DuckDb, [name, schema, parts.Count > 2 ? parts[^3] : null]),
            _ => new SqlCommandText(Sqlite, [name, schema ?? "main"]),
        };
        var rows = new Rows();
        await database.ExecuteAsync(command, rows, cancellationToken).ConfigureAwait(false);
        return rows.Columns;
    }

    private sealed class Rows : IRowReceiver
    {
        public List<SqlColumn> Columns { get; } = [];

        public void Begin(IReadOnlyList<SqlColumn> columns)
        {
        }

        public bool Add(object?[] values)
        {
            Columns.Add(new SqlColumn(SqlValues.ToText(values[0]), SqlValues.ToText(values[1])));
            return true;
        }
    }
}
