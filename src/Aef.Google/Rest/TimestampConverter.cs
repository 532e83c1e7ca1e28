using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aef.Google.Rest;

/// <summary>
/// Times as protobuf writes them in JSON: RFC 3339 in UTC with <c>Z</c> and 0, 3, 6 or 9 digits of a second. Digits beyond 100 nanoseconds
/// are cut when read.
/// </summary>
public sealed class TimestampConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var value))
        {
            return value;
        }

        throw new JsonException("The value is not a time as RFC 3339 writes it, such as 2026-11-29T05:00:00Z.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(Format(value));
    }

    /// <summary>A time as the APIs write it.</summary>
    public static string Format(DateTimeOffset value)
    {
        var ticks = value.UtcTicks % TimeSpan.TicksPerSecond;
        var pattern = ticks == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'"
            : ticks % TimeSpan.TicksPerMillisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"
            : ticks % TimeSpan.TicksPerMicrosecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"
            : "yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z'";
        return value.UtcDateTime.ToString(pattern, CultureInfo.InvariantCulture);
    }
}
