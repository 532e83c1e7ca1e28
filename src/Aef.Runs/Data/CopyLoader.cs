using System.Buffers;
using Aef.Runs.Connections;

namespace Aef.Runs.Data;

/// <summary>
/// Loads files by <c>COPY … FROM STDIN</c>. The text of a CSV file is passed on as it is, so that the server parses it; JSON lines become
/// CSV on the way.
/// </summary>
internal sealed class CopyLoader(ICopyConnection database, char delimiter, DataCall call) : ITableLoader
{
    private const int BufferSize = 64 * 1024;

    /// <inheritdoc/>
    public async Task<long> CopyAsync(IReadOnlyList<DataFile> files, LoadTarget target, CancellationToken cancellationToken)
    {
        var rows = 0L;
        foreach (var file in files)
        {
            var isCsv = file.Format == DataFormat.Csv;
            var statement = $"COPY {target.QuotedTable} ({target.QuotedColumns}) FROM STDIN "
                + $"(FORMAT csv, HEADER {(isCsv ? "true" : "false")}, DELIMITER {Constant(isCsv ? delimiter : ',')})";
            try
            {
                await database.CopyInAsync(
                    statement,
                    async (writer, token) => rows += isCsv
                        ? await PumpAsync(file, writer, token).ConfigureAwait(false)
                        : await JsonAsync(file, target, writer, token).ConfigureAwait(false),
                    cancellationToken).ConfigureAwait(false);
            }
            catch (SqlFailedException e) when (e.DataLine is { } line)
            {
                throw file.At(line, e.DataColumn is { } column ? $"Column {column}: {e.Message}" : e.Message);
            }
            catch (SqlFailedException e)
            {
                throw new DataJobException($"{file.Name}: {e.Message}", e);
            }
        }

        return rows;
    }

    private static string Constant(char c) => c == '\t' ? "E'\\t'" : SqlNames.Literal(c.ToString());

    private async Task<long> PumpAsync(DataFile file, TextWriter writer, CancellationToken cancellationToken)
    {
        using var reader = file.OpenText();
        var buffer = ArrayPool<char>.Shared.Rent(BufferSize);
        var records = new RecordCounter(delimiter);
        try
        {
            while (await ReadAsync(file, reader, buffer, records.Lines, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                var chunk = buffer.AsMemory(0, read);
                records.Add(chunk.Span);
                if (records.BrokenLine is { } line)
                {
                    throw file.At(
                        line,
                        "A quote is neither at the beginning nor at the end of its field; put the field in quotes and double each quote "
                        + "inside it.");
                }

                await writer.WriteAsync(chunk, cancellationToken).ConfigureAwait(false);
                call.Job.Progress(records.Count - 1, null);
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }

        return Math.Max(0, records.Count - 1); // the header is a record, too
    }

    private static async Task<int> ReadAsync(
        DataFile file,
        StreamReader reader,
        char[] buffer,
        long line,
        CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (DataFile.CanExplain(e))
        {
            throw file.Explain(e, line);
        }
    }

    private async Task<long> JsonAsync(DataFile file, LoadTarget target, TextWriter writer, CancellationToken cancellationToken)
    {
        using var rows = new JsonLinesReader(file, [.. target.Columns.Select(c => c.Name)]);
        var count = 0L;
        while (rows.Read() is { } row)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await writer.WriteAsync(CsvText.Line(row, ',')).ConfigureAwait(false);
            call.Job.Progress(++count, null);
        }

        return count;
    }
}
