using System.Globalization;
using System.Text.Json;

namespace Aef.Runs.Observation.Telemetry;

/// <summary>What traces and metrics have in common in the JSON form of OTLP: 64-bit numbers are strings, and ids are hexadecimal.</summary>
internal static class OtlpWriter
{
    /// <summary>Writes the resource and the scope of reports.</summary>
    public static void WriteResource(Utf8JsonWriter json, TelemetrySettings settings, string version)
    {
        json.WriteStartObject("resource");
        WriteAttributes(json, settings.Resource.Select(r => new KeyValuePair<string, object>(r.Name, r.Value)));
        json.WriteEndObject();
    }

    /// <summary>Writes the scope: the program that reports.</summary>
    public static void WriteScope(Utf8JsonWriter json, string version)
    {
        json.WriteStartObject("scope");
        json.WriteString("name", "aef");
        json.WriteString("version", version);
        json.WriteEndObject();
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
