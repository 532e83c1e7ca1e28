using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Aef.Workflows.Engine.Values;

/// <summary>Reads and writes values as JSON. Nesting is limited by <see cref="ValueNode.MaxDepth"/>, so recursion is safe.</summary>
internal static class ValueJson
{
    private const int DepthOfText = ValueNode.MaxDepth + 8;

    public static WorkflowValue Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = DepthOfText });
        reader.Read();
        var value = ReadValue(ref reader);
        while (reader.Read())
        {
            // The reader rejects anything but blanks after the value.
        }

        return value;
    }

    public static string Write(in WorkflowValue value, bool indented) => Write(value, indented, lenient: false);

    /// <summary>Like <see cref="Write(in WorkflowValue, bool)"/>, with a placeholder for values without a JSON form.</summary>
    public static string WriteLenient(in WorkflowValue value) => Write(value, indented: false, lenient: true);

    /// <summary>Why the value has no JSON form; null when it has one.</summary>
    public static string? FindProblem(in WorkflowValue value)
    {
        switch (value.Kind)
        {
            case WorkflowValueKind.Bytes:
                return "a value of type bytes cannot be encoded as JSON";
            case WorkflowValueKind.Function:
                return "a function cannot be encoded as JSON";
            case WorkflowValueKind.Double when !double.IsFinite(value.DoubleBits):
                return "a number that is not finite cannot be encoded as JSON";
            case WorkflowValueKind.List:
                return FirstProblem(value.List!.Items);
            case WorkflowValueKind.Map:
                return FirstProblem(value.Map!.Values);
            default:
                return null;
        }
    }

    private static string? FirstProblem(ReadOnlySpan<WorkflowValue> values)
    {
        foreach (ref readonly var value in values)
        {
            if (FindProblem(value) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static string Write(in WorkflowValue value, bool indented, bool lenient)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions
        {
            Indented = indented,
            NewLine = "\n",
            MaxDepth = DepthOfText,
            SkipValidation = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            WriteValue(writer, value, lenient);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteValue(Utf8JsonWriter writer, in WorkflowValue value, bool lenient)
    {
        switch (value.Kind)
        {
            case WorkflowValueKind.Boolean:
                writer.WriteBooleanValue(value.Bits != 0);
                break;
            case WorkflowValueKind.Integer:
                writer.WriteNumberValue(value.Bits);
                break;
            case WorkflowValueKind.Double when double.IsFinite(value.DoubleBits):
                writer.WriteRawValue(NumberText.Format(value.DoubleBits), skipInputValidation: true);
                break;
            case WorkflowValueKind.String:
                writer.WriteStringValue(value.Text);
                break;
            case WorkflowValueKind.List:
                writer.WriteStartArray();
                foreach (ref readonly var item in value.List!.Items)
                {
                    WriteValue(writer, item, lenient);
                }

                writer.WriteEndArray();
                break;
            case WorkflowValueKind.Map:
                WriteMap(writer, value.Map!, lenient);
                break;
            case WorkflowValueKind.Bytes or WorkflowValueKind.Function or WorkflowValueKind.Double when lenient:
                writer.WriteStringValue(
                    value.Kind is WorkflowValueKind.Double
                        ? NumberText.Format(value.DoubleBits)
                        : $"[{value.Kind.ToString().ToLowerInvariant()}]");
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static void WriteMap(Utf8JsonWriter writer, MapNode map, bool lenient)
    {
        writer.WriteStartObject();
        for (var i = 0; i < map.Count; i++)
        {
            writer.WritePropertyName(map.Keys[i]);
            WriteValue(writer, map.Values[i], lenient);
        }

        writer.WriteEndObject();
    }

    private static WorkflowValue ReadValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True or JsonTokenType.False:
                return reader.TokenType == JsonTokenType.True;
            case JsonTokenType.Number:
                return ReadNumber(ref reader);
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.StartArray:
                var list = new ListNode(0);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    list.Add(ReadValue(ref reader));
                }

                return WorkflowValue.Of(list);
            case JsonTokenType.StartObject:
                var map = new MapNode(0);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var key = reader.GetString()!;
                    reader.Read();
                    map.Set(key, ReadValue(ref reader));
                }

                return WorkflowValue.Of(map);
            default:
                return default;
        }
    }

    private static WorkflowValue ReadNumber(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0 && reader.TryGetInt64(out var integer))
        {
            return integer;
        }

        return reader.GetDouble();
    }
}
