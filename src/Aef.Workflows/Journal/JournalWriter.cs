using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Microsoft.Win32.SafeHandles;

namespace Aef.Workflows.Journal;

/// <summary>
/// Appends everything that passes between an engine and its host to a journal, before it happens. Each record is one write of one line;
/// after that the record survives the end of the process. Errors of the file are thrown, so that nothing happens that is not in the
/// journal.
/// </summary>
public sealed class JournalWriter : IEngineBoundary, IDisposable
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = (2 * ValueNode.MaxDepth) + 16,
        SkipValidation = true,
    };

    private readonly JournalFile _file;
    private readonly ArrayBufferWriter<byte> _line = new(256);
    private readonly Utf8JsonWriter _json;
    private readonly List<long> _completed = [];
    private readonly JournalSecrets _secrets;
    private long _sequence;

    internal JournalWriter(JournalFile file, long sequence, JournalSecrets secrets)
    {
        _secrets = secrets;
        _file = file;
        _sequence = sequence;
        _json = new Utf8JsonWriter(_line, Options);
    }

    /// <summary>Creates a new journal. Secrets of <paramref name="secrets"/> are not written to it.</summary>
    public static JournalCreation Create(
        string path,
        JournalHeader header,
        JournalDurability durability = JournalDurability.Process,
        JournalSecrets? secrets = null)
    {
        return Create(path, header, [], durability, secrets);
    }

    /// <summary>Creates a new journal with records of another one. The file appears with all of them, or not at all.</summary>
    internal static JournalCreation Create(
        string path,
        JournalHeader header,
        IEnumerable<JournalRecord> records,
        JournalDurability durability,
        JournalSecrets? secrets,
        Action<SafeFileHandle>? sync = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(header);
        JournalWriter? writer = null;
        try
        {
            var file = JournalFile.Create(path, durability, sync);
            writer = new JournalWriter(file, 0, secrets ?? JournalSecrets.None);
            writer.WriteHeader(header);
            foreach (var record in records)
            {
                writer.Copy(record);
            }

            file.Publish();
            return new JournalCreation(writer, []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            writer?.Dispose();
            return new JournalCreation(null, [JournalFile.Diagnostic(e, path)]);
        }
    }

    /// <summary>True when each record is flushed to the disk.</summary>
    internal bool IsSynced => _file.IsSynced;

    /// <inheritdoc/>
    public void Advancing(DateTimeOffset now)
    {
        Begin(JournalFields.Advance);
        WriteTime("time", now);
        if (_completed.Count > 0)
        {
            _json.WriteStartArray("done");
            foreach (var id in _completed)
            {
                _json.WriteNumberValue(id);
            }

            _json.WriteEndArray();
            _completed.Clear();
        }

        Append();
    }

    /// <inheritdoc/>
    public void Calling(CallEffect call, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(call);
        Begin(JournalFields.Call);
        _json.WriteNumber("id", call.Id);
        WriteTime("time", now);
        _json.WriteNumber("fiber", call.FiberId);
        WriteIdentity(call);
        Append();
    }

    /// <inheritdoc/>
    public void Answered(WorkflowEffect effect, EffectOutcome outcome, DateTimeOffset dueTime)
    {
        ArgumentNullException.ThrowIfNull(effect);
        Begin(JournalFields.Answer);
        _json.WriteNumber("id", effect.Id);
        WriteTime("due", dueTime);
        WriteOutcome(outcome);
        Append();
    }

    /// <inheritdoc/>
    /// <remarks>The record of the next <see cref="Advancing"/> includes it: until then the engine does nothing with it.</remarks>
    public void Completing(WorkflowEffect effect, EffectOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(effect);
        _completed.Add(effect.Id);
    }

    /// <inheritdoc/>
    public void Cancelling()
    {
        Begin(JournalFields.Cancel);
        Append();
    }

    /// <summary>Records the end of the execution; nothing may follow.</summary>
    public void End(Execution execution)
    {
        ArgumentNullException.ThrowIfNull(execution);
        Begin(JournalFields.End);
        _json.WriteString("state", execution.State.ToString().ToLowerInvariant());
        if (execution.Error is { } error)
        {
            _json.WritePropertyName("error");
            JournalValues.Write(_json, error.Value, _secrets);
        }
        else
        {
            _json.WritePropertyName("result");
            JournalValues.Write(_json, execution.Result, _secrets);
        }

        Append();
    }

    /// <summary>Closes and unlocks the file.</summary>
    public void Dispose()
    {
        _json.Dispose();
        _file.Dispose();
    }

    /// <summary>Records that a process continues the run, and when.</summary>
    internal void Resumed(DateTimeOffset time)
    {
        Begin(JournalFields.Resume);
        WriteTime("time", time);
        _json.WriteString("aef", new JournalHeader { Name = string.Empty }.Version);
        Append();
    }

    /// <summary>Appends a record of another journal, with a new number.</summary>
    private void Copy(JournalRecord record)
    {
        Begin(record.Kind);
        foreach (var (name, value) in record.Fields)
        {
            if (name is not ("seq" or "kind" or "crc"))
            {
                // Only data from outside can contain a secret; numbers and times of the journal stay readable.
                _json.WritePropertyName(name);
                JournalValues.Write(_json, value, name is "value" or "error" or "result" ? _secrets : null);
            }
        }

        Append();
    }

    private void WriteHeader(JournalHeader header)
    {
        Begin(JournalFields.Header);
        foreach (var (name, value) in JournalHeaderText.Write(header))
        {
            // Source texts are written unchanged, so that they can be compared; the inputs of a run may contain a secret.
            _json.WritePropertyName(name);
            JournalValues.Write(_json, value, name == "argument" ? _secrets : null);
        }

        Append();
    }

    private void WriteIdentity(CallEffect call)
    {
        _json.WriteString("function", call.Function);
        if (call.Step is { } step)
        {
            _json.WriteString("step", step.ToString());
        }

        if (call.Http is { } request)
        {
            _json.WriteString("method", _secrets.Mask(request.Method));
            _json.WriteString("url", _secrets.Mask(request.Url));
        }

        _json.WriteString("arguments", JournalCall.Digest(call.Arguments, _secrets));
    }

    private void WriteOutcome(in EffectOutcome outcome)
    {
        _json.WritePropertyName(outcome.IsFailure ? "error" : "value");
        JournalValues.Write(_json, outcome.Content, _secrets);
    }

    private void Begin(string kind)
    {
        _line.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
        _json.WriteNumber("seq", _sequence);
        _json.WriteString("kind", kind);
    }

    private void WriteTime(string name, DateTimeOffset time)
    {
        Span<char> text = stackalloc char[32];
        time.UtcDateTime.TryFormat(text, out var length, JournalFields.TimeFormat, CultureInfo.InvariantCulture);
        _json.WriteString(name, text[..length]);
    }

    private void Append()
    {
        _json.Flush();
        JournalLine.Finish(_line);
        _file.Append(_line.WrittenSpan);
        _sequence++;
    }
}
