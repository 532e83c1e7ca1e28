using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Journal;

/// <summary>
/// Values in a journal: JSON that is read back exactly. A value without a JSON form is a map with one key that begins with <c>$</c>; a map
/// of the workflow with such a key is written as <c>$map</c>.
/// </summary>
internal static class JournalValues
{
    private const string Double = "$double";
    private const string Bytes = "$bytes";
    private const string Text = "$utf16";
    private const string Map = "$map";
    private const string Secret = "$secret";

    public static void Write(Utf8JsonWriter writer, in WorkflowValue value, JournalSecrets? secrets = null)
    {
        switch (value.Kind)
        {
            case WorkflowValueKind.Boolean:
                writer.WriteBooleanValue(value.Bits != 0);
                break;
            case WorkflowValueKind.Integer or WorkflowValueKind.Double when secrets?.FindNumber(value) is { } number:
                WriteSecret(writer, [number]);
                break;
            case WorkflowValueKind.Integer:
                writer.WriteNumberValue(value.Bits);
                break;
            case WorkflowValueKind.Double:
                WriteDouble(writer, value.DoubleBits);
                break;
            case WorkflowValueKind.String:
                WriteText(writer, value.Text!, secrets); // a string has its characters
                break;
            case WorkflowValueKind.Bytes when secrets?.Mask(value) is { Kind: WorkflowValueKind.String } hidden:
                Write(writer, hidden);
                break;
            case WorkflowValueKind.Bytes:
                WriteTagged(writer, Bytes, Convert.ToBase64String(((BytesNode)value.Node!).Bytes)); // by its kind
                break;
            case WorkflowValueKind.List:
                writer.WriteStartArray();
                foreach (ref readonly var item in value.List!.Items)
                {
                    Write(writer, item, secrets);
                }

                writer.WriteEndArray();
                break;
            case WorkflowValueKind.Map:
                WriteMap(writer, value.Map!, secrets); // by its kind
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    /// <summary>Reads the current value of the reader.</summary>
    /// <exception cref="FormatException">A map with a key of the journal's own does not have the value that this key requires.</exception>
    public static WorkflowValue Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True or JsonTokenType.False:
                return reader.TokenType == JsonTokenType.True;
            case JsonTokenType.Number:
                return reader.ValueSpan.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0 && reader.TryGetInt64(out var integer)
                    ? WorkflowValue.FromInteger(integer)
                    : WorkflowValue.FromDouble(reader.GetDouble());
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.StartArray:
                return ReadList(ref reader);
            case JsonTokenType.StartObject:
                return ReadMap(ref reader);
            default:
                return default;
        }
    }

    private static void WriteDouble(Utf8JsonWriter writer, double number)
    {
        // A double whose text has neither point nor exponent would come back as an integer.
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        if (double.IsFinite(number) && text.AsSpan().IndexOfAny('.', 'E') >= 0)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            WriteTagged(writer, Double, text);
        }
    }

    private static void WriteText(Utf8JsonWriter writer, string text, JournalSecrets? secrets)
    {
        if (secrets?.Split(text) is { } parts)
        {
            WriteSecret(writer, parts);
        }
        else if (IsWellFormed(text))
        {
            writer.WriteStringValue(text);
        }
        else
        {
            WriteTagged(writer, Text, Convert.ToBase64String(MemoryMarshal.AsBytes(text.AsSpan())));
        }
    }

    private static void WriteSecret(Utf8JsonWriter writer, List<(string Text, string? Form)> parts)
    {
        writer.WriteStartObject();
        writer.WriteStartArray(Secret);
        foreach (var (part, form) in parts)
        {
            writer.WriteStringValue(part);
            writer.WriteStringValue(form ?? string.Empty);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteMap(Utf8JsonWriter writer, MapNode map, JournalSecrets? secrets)
    {
        if (map.Count > 0 && NeedsPairs(map))
        {
            WritePairs(writer, map, secrets);
            return;
        }

        writer.WriteStartObject();
        for (var i = 0; i < map.Count; i++)
        {
            writer.WritePropertyName(secrets?.Mask(map.Keys[i]) ?? map.Keys[i]);
            Write(writer, map.Values[i], secrets);
        }

        writer.WriteEndObject();
    }

    private static bool NeedsPairs(MapNode map)
    {
        for (var i = 0; i < map.Count; i++)
        {
            if (map.Keys[i].StartsWith('$') || !IsWellFormed(map.Keys[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static void WritePairs(Utf8JsonWriter writer, MapNode map, JournalSecrets? secrets)
    {
        writer.WriteStartObject();
        writer.WriteStartArray(Map);
        for (var i = 0; i < map.Count; i++)
        {
            WriteText(writer, secrets?.Mask(map.Keys[i]) ?? map.Keys[i], null);
            Write(writer, map.Values[i], secrets);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteTagged(Utf8JsonWriter writer, string tag, string text)
    {
        writer.WriteStartObject();
        writer.WriteString(tag, text);
        writer.WriteEndObject();
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
            {
                return false;
            }

            i++;
        }

        return true;
    }

    private static WorkflowValue ReadList(ref Utf8JsonReader reader)
    {
        var list = new ListNode(0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            list.Add(Read(ref reader));
        }

        return WorkflowValue.Of(list);
    }

    private static WorkflowValue ReadMap(ref Utf8JsonReader reader)
    {
        var map = new MapNode(0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = reader.GetString()!; // names of properties are never null
            reader.Read();
            if (key.StartsWith('$'))
            {
                var value = key == Map ? ReadPairs(ref reader) : Untag(key, Read(ref reader));
                return reader.Read() && reader.TokenType == JsonTokenType.EndObject && map.Count == 0
                    ? value
                    : throw new FormatException($"{key} has adjacent keys");
            }

            map.Set(key, Read(ref reader));
        }

        return WorkflowValue.Of(map);
    }

    /// <summary>Reads keys and values in turn, without a list around them: values may already be at the maximum depth.</summary>
    private static WorkflowValue ReadPairs(ref Utf8JsonReader reader)
    {
        var map = new MapNode(0);
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new FormatException($"{Map} is not a list");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var key = Read(ref reader).Text ?? throw new FormatException($"{Map} has a key that is not a string");
            reader.Read();
            if (reader.TokenType == JsonTokenType.EndArray)
            {
                throw new FormatException($"{Map} has a key without a value");
            }

            map.Set(key, Read(ref reader));
        }

        return WorkflowValue.Of(map);
    }

    private static WorkflowValue Untag(string tag, in WorkflowValue content)
    {
        switch (tag)
        {
            case Double when content.Text is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                return number;
            case Bytes when content.Text is { } text && Base64.IsValid(text):
                return WorkflowValue.OfOwned(Convert.FromBase64String(text));
            case Text when content.Text is { } text && Base64.IsValid(text, out var length) && length % 2 == 0:
                return new string(MemoryMarshal.Cast<byte, char>(Convert.FromBase64String(text)));
            case Secret when content.Kind == WorkflowValueKind.List && content.Items is { } parts && parts.Count % 2 == 0 && parts.All(p => p.Text is not null):
                return JournalSecrets.Unresolved(parts.Select(p => p.Text!)); // checked above
            default:
                throw new FormatException($"{tag} has an invalid value");
        }
    }
}
