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
        using var scratch = new ScratchFolder();
        var sources = new LoadSources(call, options, scratch);
        if (options.WritesFile)
        {
            return options.ReadsQuery
                ? await ExportAsync(options, sources, cancellationToken).ConfigureAwait(false)
                : await new FileCopy(call, options, sources).RunAsync(cancellationToken).ConfigureAwait(false);
        }

        // Files that are missing fail the job before a database is opened; an address is downloaded before its transaction begins.
        var files = options.ReadsQuery
            ? []
            : await sources.FilesAsync(cancellationToken).ConfigureAwait(false);
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
            () => LoadAsync(database, files, options, sources, cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<WorkflowValue> LoadAsync(
        ISqlConnection database,
        IReadOnlyList<DataFile> files,
        LoadOptions options,
        LoadSources sources,
        CancellationToken cancellationToken)
    {
        var range = await RowRanges.FindAsync(database, options, call, cancellationToken).ConfigureAwait(false);
        if (!options.ReadsQuery)
        {
            return await new TableLoad(database, options, call, files, range).RunAsync(cancellationToken).ConfigureAwait(false);
        }

        using var rows = sources.CreateRows(areTruthsNumbers: database.Kind == ConnectionKind.Sqlite);
        var file = await new SourceQuery(call, options, sources)
            .RunAsync(rows, range, cancellationToken).ConfigureAwait(false);
        return await new TableLoad(database, options with { Delimiter = ',' }, call, [file], range)
            .RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<WorkflowValue> ExportAsync(LoadOptions options, LoadSources sources, CancellationToken cancellationToken)
    {
        var database = await sources.OpenAsync(binding.Connection, cancellationToken).ConfigureAwait(false);
        await using var opened = database.ConfigureAwait(false);
        try
        {
            return await new QueryExport(call, database, options).RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SqlFailedException e) when (options.Inputs.Count > 0)
        {
            throw sources.Failure(e);
        }
    }
}
