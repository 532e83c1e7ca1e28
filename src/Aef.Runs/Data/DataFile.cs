using System.IO.Compression;
using System.Text;
using Aef.Documents.Display;
using Aef.Documents.Reading;
using Aef.Runs.Connections;

namespace Aef.Runs.Data;

/// <summary>A file with data: its path, its name as the user wrote it, and its format.</summary>
internal sealed record DataFile(string Path, string Name, DataFormat Format)
{
    private const int BufferSize = 128 * 1024;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The columns with their types in DuckDB; null for those that it detects. Only rows of a query have them.</summary>
    public IReadOnlyList<SqlColumn>? Columns { get; init; }

    /// <summary>Whether a line is a row: true for rows of a query without line breaks.</summary>
    public bool HasRowNumbers { get; init; }

    /// <summary>True for a file that is compressed with gzip.</summary>
    public bool IsCompressed => IsGzip(Path);

    /// <summary>The size in bytes.</summary>
    public long Size => new FileInfo(Path).Length;

    /// <summary>The format that a name means; null for a name that means none.</summary>
    public static DataFormat? FormatOf(string name)
    {
        var plain = IsGzip(name) ? name[..^3] : name;
        return System.IO.Path.GetExtension(plain).ToLowerInvariant() switch
        {
            ".csv" => DataFormat.Csv,
            ".jsonl" or ".ndjson" => DataFormat.JsonLines,
            ".parquet" => DataFormat.Parquet,
            _ => null,
        };
    }

    /// <summary>The keyword of a format; null for any other word.</summary>
    public static DataFormat? FormatNamed(string word) => word.ToLowerInvariant() switch
    {
        "csv" => DataFormat.Csv,
        "jsonl" or "ndjson" or "json_lines" => DataFormat.JsonLines,
        "parquet" => DataFormat.Parquet,
        _ => null,
    };

    /// <summary>Opens the text of the file; a byte order mark is skipped.</summary>
    /// <exception cref="DataJobException">The file cannot be opened.</exception>
    public StreamReader OpenText()
    {
        try
        {
            Stream stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.SequentialScan);
            return new StreamReader(
                IsCompressed ? new GZipStream(stream, CompressionMode.Decompress) : stream,
                Strict,
                detectEncodingFromByteOrderMarks: true,
                BufferSize);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataJobException($"{Name}: {FileFailure.Message(e)}", e);
        }
    }

    /// <summary>True for the name of a file that is compressed with gzip.</summary>
    public static bool IsGzip(string name) => name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a compressed file to its end, before anything is loaded.</summary>
    /// <exception cref="DataJobException">It is damaged, or was cut off.</exception>
    public async Task VerifyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await GzipCheck.VerifyAsync(Path, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException e)
        {
            throw Damaged(Name, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataJobException($"{Name}: {FileFailure.Message(e)}", e);
        }
    }

    /// <summary>The failure of a compressed file that cannot be read to its end.</summary>
    public static DataJobException Damaged(string name, InvalidDataException e) =>
        new($"{name}: The file is damaged: it is not valid gzip, or was cut off.", e);

    /// <summary>Opens a file of any format.</summary>
    public static FileStream OpenBytes(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.SequentialScan | FileOptions.Asynchronous);

    /// <summary>The failure of a line of the file, or of a row of the query: its first line has the names of the columns.</summary>
    public DataJobException At(long line, string message) => new(
        Columns is null ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name}:{line}: {message}")
        : line > 1 && HasRowNumbers
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name}, row {line - 1}: {message}")
        : $"{Name}: {message}");

    /// <summary>The failure that an exception while reading means, which <see cref="CanExplain"/> accepts.</summary>
    public DataJobException Explain(Exception e, long line) => e switch
    {
        DecoderFallbackException => At(line, "The text is not UTF-8; convert the file first."),
        InvalidDataException => At(line, "The file is damaged: it is not valid gzip."),
        _ => At(line, FileFailure.Message(e)),
    };

    /// <summary>Whether an exception is a failure to read the file.</summary>
    public static bool CanExplain(Exception e) => e is DecoderFallbackException or InvalidDataException or IOException;

    /// <summary>The name in quotes.</summary>
    public override string ToString() => Quoted.Text(Name);
}
