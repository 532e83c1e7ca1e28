using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Printing;
using Aef.Documents.Tree;

namespace Aef.Core.Semantics.Inputs;

/// <summary>
/// The JSON Schema (2020-12) of a pipeline's inputs. It accepts exactly the inputs that a run accepts, except where ECMAScript
/// cannot express a pattern.
/// </summary>
public static class InputsSchema
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text of the schema, with LF line endings.</summary>
    public static string Of(Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            Write(json, pipeline);
        }

        return RunnerCommands.EscapeInQuotes(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length)) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Pipeline pipeline)
    {
        PipelineInput[] inputs = [.. pipeline.Inputs.DistinctBy(i => i.Name, StringComparer.Ordinal)];
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("title", $"Inputs of {pipeline.Name ?? "the pipeline"}");
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (var input in inputs)
        {
            json.WriteStartObject(input.Name);
            WriteInput(json, input);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray("required");
        foreach (var input in inputs.Where(IsNeeded))
        {
            json.WriteStringValue(input.Name);
        }

        json.WriteEndArray();
        json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
    }

    private static bool IsNeeded(PipelineInput input) => input.IsRequired && InputValidator.DefaultOf(input) is null;

    private static void WriteInput(Utf8JsonWriter json, PipelineInput input)
    {
        if (input.Description is { } description)
        {
            json.WriteString("description", description);
        }

        var type = input.IsSecret ? InputType.String : input.Type ?? InputType.String;
        if (IsNeeded(input))
        {
            json.WriteString("type", JsonType(type));
        }
        else
        {
            json.WriteStartArray("type"); // null counts as missing
            json.WriteStringValue(JsonType(type));
            json.WriteStringValue("null");
            json.WriteEndArray();
        }

        WriteValues(json, input);
        WriteFormat(json, type);
        WritePattern(json, input, type);
        if (InputValidator.DefaultOf(input) is { } literal)
        {
            WriteNode(json, "default", literal);
        }

        if (input.IsSecret)
        {
            json.WriteBoolean("writeOnly", true);
        }
    }

    private static void WriteValues(Utf8JsonWriter json, PipelineInput input)
    {
        if (input.Values.Count > 0 && !input.IsSecret)
        {
            var isClosed = !input.HasSuggestions;
            IEnumerable<DocumentNode> values = isClosed && !IsNeeded(input) ? [.. input.Values, ScalarNode.Null()] : input.Values;
            WriteNode(json, isClosed ? "enum" : "examples", new SequenceNode([.. values]));
        }
    }

    /// <summary>Editors do not check formats, so a pattern describes the valid dates and times too.</summary>
    private static void WriteFormat(Utf8JsonWriter json, InputType type)
    {
        if (type is InputType.Date or InputType.DateTime)
        {
            json.WriteString("format", type == InputType.Date ? "date" : "date-time");
            json.WriteStartArray("allOf");
            json.WriteStartObject();
            json.WriteString("pattern", type == InputType.Date ? DatePatterns.Date : DatePatterns.DateTime);
            json.WriteEndObject();
            json.WriteEndArray();
        }
    }

    private static void WritePattern(Utf8JsonWriter json, PipelineInput input, InputType type)
    {
        var pattern = input.IsSecret ? InputPattern.SecretReference : input.Pattern;
        if (pattern is null || !InputValidator.AcceptsPattern(type) || !InputPattern.TryParse(pattern, out var expression))
        {
            return;
        }

        if (expression.ToEcmaScript() is { } ecma)
        {
            json.WriteString("pattern", ecma);
        }
        else
        {
            json.WriteString("$comment", $"The pattern {pattern} (RE2) is checked when a run starts.");
        }
    }

    /// <summary>The type of values in JSON Schema.</summary>
    internal static string JsonType(InputType type) => type switch
    {
        InputType.Integer => "integer",
        InputType.Number => "number",
        InputType.Boolean => "boolean",
        InputType.List => "array",
        InputType.Map => "object",
        _ => "string",
    };

    private static void WriteNode(Utf8JsonWriter json, string key, DocumentNode node)
    {
        json.WritePropertyName(key);
        json.WriteRawValue(DocumentPrinter.ToJson(node, indented: false));
    }
}
