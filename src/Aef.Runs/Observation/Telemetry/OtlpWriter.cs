using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Aef.Runs.Observation.Telemetry;

/// <summary>What traces and metrics have in common in the JSON form of OTLP: 64-bit numbers are strings, and ids are hexadecimal.</summary>
internal static class OtlpWriter
{
    /// <summary>A request as UTF-8, with reports of one resource and one scope.</summary>
    /// <param name="kind">What is reported, as the keys end: <c>Spans</c> or <c>Metrics</c>.</param>
    /// <param name="settings">The resource.</param>
    /// <param name="version">The version of Aef, which is the scope.</param>
    /// <param name="write">Writes the reports, which are the items of an array.</param>
    public static byte[] Request(string kind, TelemetrySettings settings, string version, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray($"resource{kind}");
            json.WriteStartObject();
            json.WriteStartObject("resource");
            WriteAttributes(json, settings.Resource.Select(r => new KeyValuePair<string, object>(r.Name, r.Value)));
            json.WriteEndObject();
            json.WriteStartArray($"scope{kind}");
            json.WriteStartObject();
            json.WriteStartObject("scope");
            json.WriteString("name", "aef");
            json.WriteString("version", version);
            json.WriteEndObject();
            json.WriteStartArray(kind.ToLowerInvariant());
            write(json);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes attributes: strings and whole numbers.</summary>
    public static void WriteAttributes(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object>> attributes)
    {
        json.WriteStartArray("attributes");
        foreach (var (key, value) in attributes)
        {
            json.WriteStartObject();
            json.WriteString("key", key);
            json.WriteStartObject("value");
            if (value is long number)
            {
                json.WriteString("intValue", number.ToString(CultureInfo.InvariantCulture));
            }
            else
            {
                json.WriteString("stringValue", (string)value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Nanoseconds since 1970, as a string.</summary>
    public static string Nanoseconds(DateTimeOffset time) =>
        ((time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) * 100).ToString(CultureInfo.InvariantCulture);
}
