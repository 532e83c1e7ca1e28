using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aef.Documents.Display;
using Aef.Documents.Reading;
using Aef.Runs.Connections;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Data;

/// <summary>Writes rows to a file. Until it is complete, it has another name: nobody reads half of a file.</summary>
internal sealed class DataFileWriter : IRowReceiver, IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _path;
    private readonly DataFormat _format;
    private readonly char _delimiter;
    private readonly StreamWriter? _text;
    private IReadOnlyList<SqlColumn> _columns = [];

    private DataFileWriter(string path, DataFormat? format, char delimiter)
    {
        (_path, _format, _delimiter) = (path, format ?? DataFormat.Parquet, delimiter);
        PartialPath = Path.Combine(Path.GetDirectoryName(path) ?? string.Empty, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.partial");
        if (_format != DataFormat.Parquet)
        {
            Stream stream = new FileStream(PartialPath, FileMode.CreateNew, FileAccess.Write);
            _text = new StreamWriter(
                DataFile.IsGzip(path) ? new GZipStream(stream, CompressionLevel.Optimal) : stream,
                new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
    }

    /// <summary>The path until the file is complete.</summary>
    public string PartialPath { get; }

    /// <summary>The number of rows.</summary>
    public long Rows { get; private set; }

    /// <summary>Creates a file. Without a format, and for Parquet, others write it to <see cref="PartialPath"/>.</summary>
    /// <exception cref="DataJobException">The file cannot be created.</exception>
    public static DataFileWriter Create(string path, string name, DataFormat? format, char delimiter)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
            return new DataFileWriter(path, format, delimiter);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataJobException($"The file {Quoted.Text(name)} cannot be written: {FileFailure.Message(e)}", e);
        }
    }

    /// <summary>Creates the file for bytes, which the caller writes.</summary>
    public FileStream CreateBytes() => new(PartialPath, FileMode.CreateNew, FileAccess.Write);

    /// <inheritdoc/>
    public void Begin(IReadOnlyList<SqlColumn> columns)
    {
        _columns = columns;
        if (_format == DataFormat.Csv)
        {
            _text?.Write(CsvText.Line([.. columns.Select(c => c.Name)], _delimiter));
        }
    }

    /// <inheritdoc/>
    public bool Add(object?[] values)
    {
        _text?.Write(_format == DataFormat.Csv ? CsvText.Line(values, _delimiter) : JsonLine(values));
        Rows++;
        return true;
    }

    /// <summary>Moves the complete file to its final name and returns its size.</summary>
    public long Complete()
    {
        _text?.Dispose();
        File.Move(PartialPath, _path, overwrite: true);
        return new FileInfo(_path).Length;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _text?.Dispose();
        File.Delete(PartialPath);
    }

    private string JsonLine(object?[] values)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            for (var i = 0; i < values.Length; i++)
            {
                json.WritePropertyName(_columns[i].Name);
                json.WriteRawValue(SqlValues.ToWorkflowValue(values[i]).ToJson());
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }
}
