using System.Text.Json;
using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Journal;

/// <summary>
/// Reads journals. A last line that the end of the process cut off is ignored, because its content was never used; a damaged line in the
/// middle is an error, because the lines after it cannot be trusted.
/// </summary>
internal static class JournalReader
{
    /// <summary>The maximum size of a journal, in bytes.</summary>
    public const long MaxBytes = 1L << 30;

    // Values nest up to 500 deep, and each map may use two levels.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = (2 * ValueNode.MaxDepth) + 16 };

    /// <summary>Reads a file that no other process uses.</summary>
    public static JournalResult ReadFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            JournalFile.RefuseSpecial(path);
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            return Read(stream, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Refuse(JournalFile.Diagnostic(e, path));
        }
    }

    /// <summary>Reads a journal's bytes; <paramref name="path"/> is the name in diagnostics.</summary>
    public static JournalResult Read(ReadOnlySpan<byte> bytes, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (bytes.IsEmpty)
        {
            return Refuse(JournalDiagnostics.NotStarted.At(At(path, 0)));
        }

        var records = new List<JournalRecord>();
        var at = 0;
        var endsLine = true;
        Diagnostic? torn = null;
        while (at < bytes.Length)
        {
            var rest = bytes[at..];
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            if (Parse(line, records.Count, out var record) is { } problem)
            {
                if (end >= 0)
                {
                    return Refuse(
                        (records.Count == 0 ? JournalDiagnostics.NoJournal : JournalDiagnostics.Damaged)
                            .At(At(path, records.Count + 1), problem));
                }

                torn = JournalDiagnostics.Torn.At(At(path, records.Count + 1));
                break;
            }

            records.Add(record!); // there is one when there is no problem
            endsLine = end >= 0;
            at += endsLine ? end + 1 : line.Length;
        }

        if (records.Count == 0)
        {
            return Refuse(JournalDiagnostics.NoJournal.At(At(path, 1), "it has no complete record, so no run had begun"));
        }

        var (header, reason) = JournalHeaderText.Read(records[0]);
        return header is null
            ? Refuse(JournalDiagnostics.NoJournal.At(At(path, 1), reason))
            : new JournalResult(new JournalContent(path, header, records[1..], at, endsLine, torn is not null), torn is null ? [] : [torn]);
    }

    internal static JournalResult Read(Stream stream, string path)
    {
        if (stream.Length > MaxBytes)
        {
            return Refuse(JournalDiagnostics.CannotOpen.At(At(path, 0), $"the file has {stream.Length} bytes; the limit is {MaxBytes}."));
        }

        var bytes = new byte[stream.Length];
        stream.Position = 0;
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return Read(bytes.AsSpan(0, read), path);
    }

    internal static Location At(string path, int line) => Location.FromScript(path, line, line == 0 ? 0 : 1);

    private static JournalResult Refuse(Diagnostic diagnostic) => new(null, [diagnostic]);

    /// <summary>Reads one line, or reports its problem.</summary>
    private static string? Parse(ReadOnlySpan<byte> line, int sequence, out JournalRecord? record)
    {
        record = null;
        if (!JournalLine.TryCheck(line, out var problem))
        {
            return problem;
        }

        try
        {
            record = new JournalRecord(sequence + 1, ReadFields(line));
            return record.Integer("seq") == sequence ? null : $"its number is {record["seq"]}, but {sequence} was expected";
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or ValueTooDeepException)
        {
            return e.Message;
        }
    }

    private static Dictionary<string, WorkflowValue> ReadFields(ReadOnlySpan<byte> line)
    {
        var fields = new Dictionary<string, WorkflowValue>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(line, Options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new FormatException("it is not an object");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!; // names of properties are never null
            reader.Read();
            fields[name] = JournalValues.Read(ref reader).Shared();
        }

        reader.Read(); // rejects anything after the object
        return fields;
    }
}
