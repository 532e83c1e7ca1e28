using Aef.Core.Environments;
using Aef.Documents.Display;
using Aef.Runs.Connections;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Data;

/// <summary>Loads files into a table, in the transaction of the caller.</summary>
internal sealed class TableLoad(
    ISqlConnection database,
    LoadOptions options,
    DataCall call,
    IReadOnlyList<DataFile> files,
    RowRange? range)
{
    private readonly ITableLoader _loader = TableLoaders.For(database, options, call);

    /// <summary>Loads the files and returns the output of the step.</summary>
    public async Task<WorkflowValue> RunAsync(CancellationToken cancellationToken)
    {
        var target = await TargetAsync(cancellationToken).ConfigureAwait(false);
        var bytes = files.Sum(f => f.Size);
        var (rows, inserted, updated) = options.Mode == LoadMode.Merge || range is not null || options.Zones.Count > 0
            ? await StageAsync(target, cancellationToken).ConfigureAwait(false)
            : await CopyAsync(target, cancellationToken).ConfigureAwait(false);
        call.Job.Progress(rows, bytes);
        var output = WorkflowValue.FromMap(
            ("rows", rows),
            ("inserted", inserted),
            ("updated", updated),
            ("bytes", bytes),
            ("files", options.ReadsQuery ? 0 : files.Count));
        return options.Incremental is null
            ? output
            : output.With("range_from", range is null ? WorkflowValue.Null : SqlValues.ToWorkflowValue(range.From));
    }

    private async Task<(long Rows, long Inserted, long Updated)> CopyAsync(LoadTarget target, CancellationToken cancellationToken)
    {
        await DeleteReplacedAsync(target, cancellationToken).ConfigureAwait(false);
        var rows = await _loader.CopyAsync(files, target, cancellationToken).ConfigureAwait(false);
        return (rows, rows, 0);
    }

    /// <summary>Loads the rows into a table of the connection, and those of the range from there.</summary>
    private async Task<(long Rows, long Inserted, long Updated)> StageAsync(LoadTarget target, CancellationToken cancellationToken)
    {
        var staging = new StagingTable(database, target);
        await staging.CreateAsync(cancellationToken).ConfigureAwait(false);
        var rows = await _loader.CopyAsync(files, staging.Table, cancellationToken).ConfigureAwait(false);
        if (database.Kind != ConnectionKind.Sqlite)
        {
            await staging.ConvertAsync(options, cancellationToken).ConfigureAwait(false);
        }

        if (range is not null)
        {
            rows -= await staging.FilterAsync(range, options.Zone, cancellationToken).ConfigureAwait(false);
        }

        var (inserted, updated) = (rows, 0L);
        if (options.Mode == LoadMode.Merge)
        {
            (inserted, updated) = await new TableMerge(database, target, NamesOf(options.Keys, target))
                .RunAsync(staging.Table, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await DeleteReplacedAsync(target, cancellationToken).ConfigureAwait(false);
            await staging.MoveAsync(cancellationToken).ConfigureAwait(false);
        }

        await staging.DropAsync(cancellationToken).ConfigureAwait(false);
        return (rows, inserted, updated);
    }

    /// <summary>
    /// Deletes the rows that the load replaces, if it replaces any: all rows, or those of the range of an incremental load.
    /// </summary>
    private async Task DeleteReplacedAsync(LoadTarget target, CancellationToken cancellationToken)
    {
        if (options.Mode != LoadMode.Replace)
        {
            return;
        }

        var delete = SqlCommandText.Of($"DELETE FROM {target.QuotedTable}");
        if (range is not null)
        {
            var (condition, values) = target.In(range, database.Kind, options.Zone);
            delete = new SqlCommandText($"{delete.Text} WHERE {condition}", values);
        }

        await database.ExecuteAsync(delete, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The table with the columns of the files; DuckDB creates a table that does not exist with the types that it detects.
    /// </summary>
    private async Task<LoadTarget> TargetAsync(CancellationToken cancellationToken)
    {
        var table = await TableColumns.FindAsync(database, options.To, cancellationToken).ConfigureAwait(false);
        if (table.Count == 0 && _loader is DuckDbLoader duck)
        {
            await duck.CreateTableAsync(files, options.To, cancellationToken).ConfigureAwait(false);
            table = await TableColumns.FindAsync(database, options.To, cancellationToken).ConfigureAwait(false);
        }

        if (table.Count == 0)
        {
            throw new DataJobException(
                $"The table {Quoted.Text(options.To)} does not exist; create it in a step before the load.");
        }

        Require(table, key => new DataJobException(
            $"The table {Quoted.Text(options.To)} has no column {Quoted.Text(key)}, which is a key of the merge."));
        var columns = files[0].Format switch
        {
            DataFormat.Csv => LoadColumns.Match(files[0], Header(), table, options.To),
            DataFormat.Parquet when _loader is DuckDbLoader parquet => LoadColumns.Match(
                files[0],
                await parquet.ParquetColumnsAsync(files, cancellationToken).ConfigureAwait(false),
                table,
                options.To),
            _ => table,
        };
        var from = options.ReadsQuery ? "The query" : "The file";
        Require(columns, key => files[0].At(1, $"{from} has no column {Quoted.Text(key)}, which is a key of the merge."));
        return options.Incremental is not { Column: var column }
            || columns.Any(c => c.IsNamed(column))
            ? new LoadTarget(options.To, columns)
            : throw files[0].At(1, $"{from} has no incremental column {Quoted.Text(column)}.");
    }

    private void Require(IReadOnlyList<SqlColumn> columns, Func<string, DataJobException> problem)
    {
        if (options.Keys.FirstOrDefault(k => !columns.Any(c => c.IsNamed(k))) is { } missing)
        {
            throw problem(missing);
        }
    }

    /// <summary>The keys as the table writes them.</summary>
    private static List<string> NamesOf(IReadOnlyList<string> keys, LoadTarget target) =>
        [.. keys.Select(k => target.Columns.First(c => c.IsNamed(k)).Name)];

    private IReadOnlyList<string> Header()
    {
        var header = LoadColumns.HeaderOf(files[0], options.Delimiter);
        LoadColumns.RequireSame(files, header, options.Delimiter);
        return header;
    }
}
