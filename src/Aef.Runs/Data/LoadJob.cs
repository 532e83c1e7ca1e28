using Aef.Core.Environments;
using Aef.Core.Pipelines.Catalog;
using Aef.Documents.Display;
using Aef.Runs.Connections;
using Aef.Runs.Executors;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Data;

/// <summary>The kind <c>load</c>: files into a table in one transaction, or a query into a file.</summary>
internal sealed class LoadJob(DataCall call, LoadBinding binding)
{
    /// <summary>Runs the load.</summary>
    public Task<JobResult> RunAsync(CancellationToken cancellationToken) => DataCall.GuardAsync(() => ExecuteAsync(cancellationToken));

    private async Task<WorkflowValue> ExecuteAsync(CancellationToken cancellationToken)
    {
        var options = LoadOptions.Read(call, binding);
        var files = options.IsExport ? [] : DataFiles.Find(options.From, call.Job.Folder, call.Environment, options.Format);
        var (database, connection) = await call.OpenAsync(binding.Connection, cancellationToken).ConfigureAwait(false);
        await using var opened = database.ConfigureAwait(false);
        if (options.IsExport)
        {
            return await new QueryExport(call, database, options).RunAsync(cancellationToken).ConfigureAwait(false);
        }

        if (files[0].Format == DataFormat.Parquet && database.Kind != ConnectionKind.DuckDb)
        {
            throw new DataJobException(
                $"{ConnectionNames.Of(database.Kind)} cannot read Parquet; load {files[0]} on a connection of kind duckdb, "
                + "and export it as CSV.");
        }

        return await StepTransaction.RunAsync(
            database,
            connection,
            call,
            () => LoadAsync(database, files, options, cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<WorkflowValue> LoadAsync(
        ISqlConnection database,
        IReadOnlyList<DataFile> files,
        LoadOptions options,
        CancellationToken cancellationToken)
    {
        var loader = TableLoaders.For(database, options, call);
        var target = await TargetAsync(database, files, options, loader, cancellationToken).ConfigureAwait(false);
        var bytes = files.Sum(f => f.Size);
        long rows;
        var (inserted, updated) = (0L, 0L);
        if (options.Mode == LoadMode.Merge)
        {
            var merge = new TableMerge(database, target, NamesOf(options.Keys, target));
            var staging = await merge.CreateStagingAsync(cancellationToken).ConfigureAwait(false);
            rows = await loader.CopyAsync(files, staging, cancellationToken).ConfigureAwait(false);
            (inserted, updated) = await merge.RunAsync(staging, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            if (options.Mode == LoadMode.Replace)
            {
                await database.ExecuteAsync(
                    SqlCommandText.Of($"DELETE FROM {target.QuotedTable}"),
                    null,
                    cancellationToken).ConfigureAwait(false);
            }

            inserted = rows = await loader.CopyAsync(files, target, cancellationToken).ConfigureAwait(false);
        }

        call.Job.Progress(rows, bytes);
        return WorkflowValue.FromMap(
            ("rows", rows),
            ("inserted", inserted),
            ("updated", updated),
            ("bytes", bytes),
            ("files", files.Count));
    }

    /// <summary>
    /// The table with the columns of the files; DuckDB creates a table that does not exist with the types that it detects.
    /// </summary>
    private static async Task<LoadTarget> TargetAsync(
        ISqlConnection database,
        IReadOnlyList<DataFile> files,
        LoadOptions options,
        ITableLoader loader,
        CancellationToken cancellationToken)
    {
        var table = await TableColumns.FindAsync(database, options.To, cancellationToken).ConfigureAwait(false);
        if (table.Count == 0 && loader is DuckDbLoader duck && options.Mode != LoadMode.Merge)
        {
            await duck.CreateTableAsync(files, options.To, cancellationToken).ConfigureAwait(false);
            table = await TableColumns.FindAsync(database, options.To, cancellationToken).ConfigureAwait(false);
        }

        if (table.Count == 0)
        {
            throw new DataJobException(
                $"The table {Quoted.Text(options.To)} does not exist; create it in a step before the load.");
        }

        foreach (var key in options.Keys.Where(k => !table.Any(c => c.Name.Equals(k, StringComparison.OrdinalIgnoreCase))))
        {
            throw new DataJobException(
                $"The table {Quoted.Text(options.To)} has no column {Quoted.Text(key)}, which is a key of the merge.");
        }

        var columns = files[0].Format switch
        {
            DataFormat.Csv => LoadColumns.Match(files[0], Header(files, options), table, options.To),
            DataFormat.Parquet when loader is DuckDbLoader parquet => LoadColumns.Match(
                files[0],
                await parquet.ParquetColumnsAsync(files, cancellationToken).ConfigureAwait(false),
                table,
                options.To),
            _ => table,
        };
        foreach (var key in options.Keys.Where(k => !columns.Any(c => c.Name.Equals(k, StringComparison.OrdinalIgnoreCase))))
        {
            throw files[0].At(1, $"The file has no column {Quoted.Text(key)}, which is a key of the merge.");
        }

        return new LoadTarget(options.To, columns);
    }

    /// <summary>The keys as the table writes them.</summary>
    private static List<string> NamesOf(IReadOnlyList<string> keys, LoadTarget target) =>
        [.. keys.Select(k => target.Columns.First(c => c.Name.Equals(k, StringComparison.OrdinalIgnoreCase)).Name)];

    private static IReadOnlyList<string> Header(IReadOnlyList<DataFile> files, LoadOptions options)
    {
        var header = LoadColumns.HeaderOf(files[0], options.Delimiter);
        LoadColumns.RequireSame(files, header, options.Delimiter);
        return header;
    }
}
