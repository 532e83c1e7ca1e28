using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aef.Documents.Printing;
using Aef.Workflows.Engine.Values;

namespace Aef.Cli.Rendering;

/// <summary>Writes one JSON document to a stream of text, indented, with LF, and readable in any language.</summary>
internal static class JsonOutput
{
    /// <summary>Values nest deeper than the 64 levels that JsonDocument allows by default.</summary>
    public static readonly JsonDocumentOptions ReadOptions = new() { MaxDepth = 900 };
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the object whose properties <paramref name="properties"/> writes.</summary>
    public static void WriteObject(TextWriter output, Action<Utf8JsonWriter> properties) => Write(output, json =>
    {
        json.WriteStartObject();
        properties(json);
        json.WriteEndObject();
    });

    /// <summary>Writes an array of objects, the properties of each of which <paramref name="properties"/> writes.</summary>
    public static void WriteArray<T>(TextWriter output, IEnumerable<T> items, Action<Utf8JsonWriter, T> properties) => Write(output, json =>
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            json.WriteStartObject();
            properties(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>Writes a string, or nothing when it is null.</summary>
    public static void WriteOptional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    /// <summary>Writes a document that is known as text.</summary>
    public static void WriteDocument(this Utf8JsonWriter json, string text)
    {
        using var document = JsonDocument.Parse(text, ReadOptions);
        document.RootElement.WriteTo(json);
    }

    /// <summary>Writes a value of a workflow; a value without a JSON form becomes a string.</summary>
    public static void WriteValue(this Utf8JsonWriter json, string name, WorkflowValue value)
    {
        json.WritePropertyName(name);
        if (value.TryToJson(out var text, out var problem))
        {
            json.WriteDocument(text);
        }
        else
        {
            json.WriteStringValue(problem);
        }
    }

    private static void Write(TextWriter output, Action<Utf8JsonWriter> document)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            document(json);
        }

        output.Write(RunnerCommands.EscapeInQuotes(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length)));
        output.Write('\n');
    }
}
