using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aef.Documents.Printing;

namespace Aef.Runs.Local;

/// <summary>Writes events as JSON Lines: one object per line, a fixed order of keys, fields without a value omitted.</summary>
public static class RunEventWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line of an event, without its line break. Times are UTC with up to seven digits of a second.</summary>
    public static string ToJsonLine(RunEvent runEvent)
    {
        ArgumentNullException.ThrowIfNull(runEvent);
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("sequence", runEvent.Sequence);
            writer.WriteString(
                "time",
                runEvent.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
            writer.WriteString("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(runEvent.Kind.ToString()));
            Write("level", runEvent.Level);
            Write("thread", runEvent.Thread);
            Write("job_id", runEvent.JobId);
            Write("job_name", runEvent.JobName);
            if (runEvent.Attempt is { } attempt)
            {
                writer.WriteNumber("attempt", attempt);
            }

            Write("part", runEvent.Part);
            Write("async_job_id", runEvent.AsyncJobId);
            Write("link", runEvent.Link);
            Write("state", runEvent.State);
            if (runEvent.Items is { } items)
            {
                writer.WriteNumber("items", items);
            }

            WriteNumber("rows", runEvent.Rows);
            WriteNumber("bytes", runEvent.Bytes);
            Write("list_hash", runEvent.ListHash);
            WriteList("reads", runEvent.Reads);
            WriteList("writes", runEvent.Writes);
            Write("output", runEvent.Output);
            Write("message", runEvent.Message);
            writer.WriteEndObject();

            void WriteNumber(string name, long? value)
            {
                if (value is { } number)
                {
                    writer.WriteNumber(name, number);
                }
            }

            void WriteList(string name, IReadOnlyList<string>? values)
            {
                if (values is not null)
                {
                    writer.WriteStartArray(name);
                    foreach (var value in values)
                    {
                        writer.WriteStringValue(value);
                    }

                    writer.WriteEndArray();
                }
            }

            void Write(string name, string? value)
            {
                if (value is not null)
                {
                    writer.WriteString(name, value);
                }
            }
        }

        return RunnerCommands.EscapeInQuotes(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
