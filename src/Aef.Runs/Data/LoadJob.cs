using Aef.Core.Environments;
using Aef.Core.Pipelines.Catalog;
using Aef.Runs.Connections;
using Aef.Runs.Executors;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Data;

/// <summary>
/// The kind <c>load</c>: files, or a query of another connection, into a table in one transaction; or a query into a file.
/// </summary>
internal sealed class LoadJob(DataCall call, LoadBinding binding)
{
    /// <summary>Runs the load.</summary>
    public Task<JobResult> RunAsync(CancellationToken cancellationToken) => DataCall.GuardAsync(() => ExecuteAsync(cancellationToken));

    private async Task<WorkflowValue> ExecuteAsync(CancellationToken cancellationToken)
    {
        var options = LoadOptions.Read(call, binding);
        if (options.WritesFile)
        {
            return await ExportAsync(options, cancellationToken).ConfigureAwait(false);
        }

        var files = options.ReadsQuery ? [] : DataFiles.Find(options.From, call.Job.Folder, call.Environment, options.Format);
        var (database, connection) = await call.OpenAsync(binding.Connection, cancellationToken).ConfigureAwait(false);
        await using var opened = database.ConfigureAwait(false);
        if (files is [{ Format: DataFormat.Parquet } parquet, ..] && database.Kind != ConnectionKind.DuckDb)
        {
            throw new DataJobException(
                $"{ConnectionNames.Of(database.Kind)} cannot read Parquet; load {parquet} on a connection of kind duckdb, "
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
        var range = await RowRanges.FindAsync(database, options, call, cancellationToken).ConfigureAwait(false);
        if (!options.ReadsQuery)
        {
            return await new TableLoad(database, options, call, files, range).RunAsync(cancellationToken).ConfigureAwait(false);
        }

        using var rows = QueryRows.Create(database.Kind == ConnectionKind.Sqlite);
        var file = await new SourceQuery(call, options).RunAsync(rows, range, cancellationToken).ConfigureAwait(false);
        return await new TableLoad(database, options with { Delimiter = ',' }, call, [file], range)
            .RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<WorkflowValue> ExportAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        var (database, _) = await call.OpenAsync(options.Source ?? binding.Connection, cancellationToken).ConfigureAwait(false);
        await using var opened = database.ConfigureAwait(false);
        return await new QueryExport(call, database, options).RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
