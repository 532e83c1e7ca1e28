using Aef.Core.Environments;
using Aef.Documents.Display;
using Aef.Runs.Connections;

namespace Aef.Runs.Data;

/// <summary>What a load reads: files, addresses, a query on a connection, or a query over named inputs.</summary>
internal sealed class LoadSources(DataCall call, LoadOptions options, ScratchFolder scratch)
{
    /// <summary>The files of the load; all have one format.</summary>
    public async Task<IReadOnlyList<DataFile>> FilesAsync(CancellationToken cancellationToken)
    {
        var files = new List<DataFile>();
        foreach (var from in options.MoreFrom.Prepend(options.From))
        {
            files.AddRange(await FilesAsync(from, options.Format, cancellationToken).ConfigureAwait(false));
        }

        return files.TrueForAll(f => f.Format == files[0].Format)
            ? files
            : throw new DataJobException("The files of \"from\" have several formats; load each format in a step of its own.");
    }

    /// <summary>The files of a path; an address is downloaded.</summary>
    public async Task<IReadOnlyList<DataFile>> FilesAsync(string from, DataFormat? format, CancellationToken cancellationToken)
    {
        IReadOnlyList<DataFile> files;
        if (DataFiles.IsAddress(from))
        {
            var (path, name) = await DownloadAsync(from, cancellationToken).ConfigureAwait(false);
            files = [new DataFile(path, name, format ?? DataFiles.FormatOf(name))];
        }
        else
        {
            files = DataFiles.Find(from, call.Job.Folder, call.Environment, format);
        }

        await VerifyAsync(files, cancellationToken).ConfigureAwait(false);
        return files;
    }

    /// <summary>The paths and names of files of any format; an address is downloaded.</summary>
    public async Task<IReadOnlyList<(string Path, string Name)>> PathsAsync(string from, CancellationToken cancellationToken) =>
        DataFiles.IsAddress(from)
            ? [await DownloadAsync(from, cancellationToken).ConfigureAwait(false)]
            : DataFiles.Paths(from, call.Job.Folder, call.Environment);

    /// <summary>Opens the connection on which the query of the load runs.</summary>
    /// <param name="setting">The connection of the load, for a query without a connection of its own.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ISqlConnection> OpenAsync(string? setting, CancellationToken cancellationToken) =>
        options.Inputs.Count == 0
            ? (await call.OpenAsync(options.Source ?? setting, cancellationToken).ConfigureAwait(false)).Database
            : await OpenInputsAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>A temporary file for the rows of a query.</summary>
    /// <param name="areTruthsNumbers">True for 1 and 0 instead of true and false.</param>
    public QueryRows CreateRows(bool areTruthsNumbers) => new(scratch, areTruthsNumbers);

    /// <summary>A DuckDB in memory with one view for files of any number.</summary>
    public async Task<ISqlConnection> OpenViewAsync(string name, IReadOnlyList<DataFile> files, CancellationToken cancellationToken)
    {
        await VerifyAsync(files, cancellationToken).ConfigureAwait(false);
        var memory = await call.Connections.OpenMemoryAsync(scratch.NewFile(".tmp"), cancellationToken).ConfigureAwait(false);
        await ViewAsync(memory, name, files, cancellationToken).ConfigureAwait(false);
        return memory;
    }

    /// <summary>The failure of a query: one of a file that it reads names the file and the line.</summary>
    public DataJobException Failure(SqlFailedException e) =>
        options.Inputs.Count == 0
            ? new DataJobException(
                $"The query on the connection {Quoted.Text(options.Source ?? EnvironmentConnection.DefaultName)} fails: {e.Message}",
                e)
        : DuckDbLoader.IsOfFile(e) ? DuckDbLoader.Failure(_files, e)
        : new DataJobException($"The query over the inputs fails: {e.Message}", e);

    private readonly List<DataFile> _files = [];

    private static async Task VerifyAsync(IReadOnlyList<DataFile> files, CancellationToken cancellationToken)
    {
        foreach (var file in files.Where(f => f.IsCompressed))
        {
            await file.VerifyAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ISqlConnection> OpenInputsAsync(CancellationToken cancellationToken)
    {
        var memory = await call.Connections.OpenMemoryAsync(scratch.NewFile(".tmp"), cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (var input in options.Inputs)
            {
                var files = input.Source is { } source
                    ? [await RowsAsync(input, source, cancellationToken).ConfigureAwait(false)]
                    : await FilesAsync(input.From, input.Format, cancellationToken).ConfigureAwait(false);
                _files.AddRange(files);
                await ViewAsync(memory, input.Name, files, cancellationToken).ConfigureAwait(false);
            }

            return memory;
        }
        catch
        {
            await memory.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The rows of an input that is a query.</summary>
    private async Task<DataFile> RowsAsync(LoadInput input, string source, CancellationToken cancellationToken)
    {
        var (database, _) = await call.OpenAsync(source, cancellationToken).ConfigureAwait(false);
        await using var opened = database.ConfigureAwait(false);
        using var rows = CreateRows(areTruthsNumbers: false);
        var what = $"The input {Quoted.Text(input.Name)}";
        var query = call.BindQuery(input.From, database.Kind, what, "it", options.Values);
        try
        {
            await database.ExecuteAsync(query.Command, rows, cancellationToken).ConfigureAwait(false);
        }
        catch (SqlFailedException e)
        {
            throw new DataJobException($"{what} fails on the connection {Quoted.Text(source)}: {e.Message}", e);
        }

        return rows.Complete() with { Name = what };
    }

    private async Task ViewAsync(ISqlConnection memory, string name, IReadOnlyList<DataFile> files, CancellationToken cancellationToken)
    {
        try
        {
            var delimiter = files[0].Columns is null ? options.Delimiter : ',';
            var columns = files[0].Format == DataFormat.Csv
                ? await DuckDbLoader.CsvColumnsAsync(memory, files, delimiter, cancellationToken).ConfigureAwait(false)
                : [];
            await memory.ExecuteAsync(
                SqlCommandText.Of($"CREATE VIEW {SqlNames.Quote(name)} AS SELECT * FROM {DuckDbLoader.Rows(files, delimiter, columns)}"),
                null,
                cancellationToken).ConfigureAwait(false);
        }
        catch (SqlFailedException e)
        {
            throw DuckDbLoader.Failure(files, e);
        }
    }

    private Task<(string Path, string Name)> DownloadAsync(string address, CancellationToken cancellationToken) =>
        new HttpDownload(call, options.MaximumBytes).RunAsync(address, scratch, cancellationToken);
}
