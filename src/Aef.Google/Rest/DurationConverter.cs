using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aef.Google.Rest;

/// <summary>Durations as protobuf writes them in JSON: seconds with up to nine decimals, and <c>s</c>, such as <c>3.5s</c>.</summary>
public sealed class DurationConverter : JsonConverter<TimeSpan>
{
    /// <inheritdoc/>
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryParse(reader.GetString(), out var value)
            ? value
            : throw new JsonException("The value is not a duration in seconds, such as 3.5s.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(Format(value));
    }

    /// <summary>A duration as the APIs write it.</summary>
    public static string Format(TimeSpan value) =>
        ((decimal)value.Ticks / TimeSpan.TicksPerSecond).ToString("0.#######", CultureInfo.InvariantCulture) + "s";

    /// <summary>Reads a duration such as <c>3.5s</c>; false for anything else, or for more than 10,000 years.</summary>
    public static bool TryParse(string? text, out TimeSpan value)
    {
        value = default;
        if (text is not [.., 's']
            || !decimal.TryParse(
                text.AsSpan(0, text.Length - 1),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var seconds)
            || Math.Abs(seconds) > 315_576_000_000m)
        {
            return false;
        }

        value = new TimeSpan((long)(seconds * TimeSpan.TicksPerSecond));
        return true;
    }
}
