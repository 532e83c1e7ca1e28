using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aef.Documents.Printing;
using Aef.Workflows.Engine.Values;

namespace Aef.Cli.Rendering;

/// <summary>Writes one JSON document to a stream of text, indented, with LF, and readable in any language.</summary>
internal static class JsonOutput
{
    // Values nest deeper than the 64 levels that JsonDocument allows by default.
    private static readonly JsonDocumentOptions ReadOptions = new() { MaxDepth = 900 };
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the object whose properties <paramref name="properties"/> writes.</summary>
    public static void WriteObject(TextWriter output, Action<Utf8JsonWriter> properties)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            properties(json);
            json.WriteEndObject();
        }

        output.Write(RunnerCommands.EscapeInQuotes(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length)));
        output.Write('\n');
    }

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
}
