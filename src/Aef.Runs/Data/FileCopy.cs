using System.IO.Compression;
using Aef.Documents.Display;
using Aef.Documents.Reading;
using Aef.Runs.Connections;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Data;

/// <summary>Copies a file to another one: as it is, compressed or decompressed, or converted between formats by DuckDB.</summary>
internal sealed class FileCopy(DataCall call, LoadOptions options, LoadSources sources)
{
    private const string View = "aef_files";

    /// <summary>Copies and returns the output of the step.</summary>
    public async Task<WorkflowValue> RunAsync(CancellationToken cancellationToken)
    {
        var paths = await sources.PathsAsync(options.From, cancellationToken).ConfigureAwait(false);
        var target = DataFile.FormatOf(options.To);
        var formats = paths.Select(p => options.Format ?? DataFile.FormatOf(p.Name)).Distinct().ToList();
        if (paths.Count == 1 && (target is null || formats[0] is null || formats[0] == target))
        {
            return await CopyAsync(paths[0].Path, paths[0].Name, cancellationToken).ConfigureAwait(false);
        }

        if (target is null || formats is not [{ } format])
        {
            throw new DataJobException(
                $"The files of {Quoted.Text(options.From)} cannot become {Quoted.Text(options.To)}: all must have one known format "
                + "(.csv, .jsonl, .parquet); set \"format\" for that of the files.");
        }

        DataFile[] files = [.. paths.Select(p => new DataFile(p.Path, p.Name, format))];
        var memory = await sources.OpenViewAsync(View, files, cancellationToken).ConfigureAwait(false);
        await using var opened = memory.ConfigureAwait(false);
        try
        {
            var output = await new QueryExport(call, memory, options with { Format = target })
                .RunAsync(SqlCommandText.Of($"SELECT * FROM {View}"), cancellationToken).ConfigureAwait(false);
            return output.With("files", files.Length);
        }
        catch (SqlFailedException e)
        {
            throw DuckDbLoader.Failure(files, e);
        }
    }

    private async Task<WorkflowValue> CopyAsync(string path, string name, CancellationToken cancellationToken)
    {
        using var file = DataFileWriter.Create(DataFiles.Resolve(options.To, call.Job.Folder, call.Environment), options.To, null, ',');
        try
        {
            var source = DataFile.OpenBytes(path);
            await using var opened = source.ConfigureAwait(false);
            var target = file.CreateBytes();
            await using var created = target.ConfigureAwait(false);
            var (isSource, isTarget) = (DataFile.IsGzip(name), DataFile.IsGzip(options.To));
            var mustChange = isSource != isTarget && DataFile.FormatOf(name) is not null && DataFile.FormatOf(options.To) is not null;
            if (mustChange && isSource)
            {
                await GzipCheck.VerifyAsync(path, cancellationToken).ConfigureAwait(false);
            }

            Stream from = mustChange && isSource ? new GZipStream(source, CompressionMode.Decompress) : source;
            await using var read = from.ConfigureAwait(false);
            Stream to = mustChange && isTarget ? new GZipStream(target, CompressionLevel.Optimal) : target;
            await using var written = to.ConfigureAwait(false);
            await from.CopyToAsync(to, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException e)
        {
            throw DataFile.Damaged(name, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataJobException($"{name} cannot be copied to {Quoted.Text(options.To)}: {FileFailure.Message(e)}", e);
        }

        var bytes = file.Complete();
        call.Job.Progress(null, bytes);
        return WorkflowValue.FromMap(("rows", WorkflowValue.Null), ("inserted", 0), ("updated", 0), ("bytes", bytes), ("files", 1));
    }
}
