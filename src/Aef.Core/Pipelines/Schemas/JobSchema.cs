using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Printing;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Schemas;

/// <summary>The JSON Schema of an executor's job files, generated from its entry in the catalog.</summary>
public static class JobSchema
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text of the schema, with LF line endings.</summary>
    public static string Of(ExecutorDefinition executor)
    {
        ArgumentNullException.ThrowIfNull(executor);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            Write(json, executor);
        }

        return RunnerCommands.EscapeInQuotes(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length)) + "\n";
    }

    private static void Write(Utf8JsonWriter json, ExecutorDefinition executor)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("title", $"Job file of {executor.Name}");
        if (executor.Description is { } description)
        {
            json.WriteString("description", description);
        }

        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        if (executor.FindParameter("description") is null)
        {
            WriteProperty(
                json,
                "description",
                "The purpose of the job; the executor ignores it.",
                ["string", "number", "boolean", "null"],
                null);
        }

        foreach (var parameter in executor.Parameters)
        {
            WriteParameter(json, parameter, IsNeeded(parameter, executor));
        }

        json.WriteEndObject();
        json.WriteStartArray("required");
        foreach (var parameter in executor.Parameters.Where(p => IsNeeded(p, executor)))
        {
            json.WriteStringValue(parameter.Name);
        }

        json.WriteEndArray();
        json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
    }

    private static bool IsNeeded(ExecutorParameter parameter, ExecutorDefinition executor) =>
        parameter.IsNeeded && executor.NeedsJobFile;

    private static void WriteParameter(Utf8JsonWriter json, ExecutorParameter parameter, bool isNeeded)
    {
        if (parameter.Values.Count > 0)
        {
            json.WriteStartObject(parameter.Name);
            WriteDescription(json, parameter.Description);
            json.WriteStartArray("enum");
            foreach (var value in parameter.Values)
            {
                if (value is ScalarNode { ScalarKind: ScalarKind.String } text)
                {
                    json.WriteStringValue(text.Text);
                }
                else
                {
                    json.WriteRawValue(DocumentPrinter.ToJson(value, indented: false));
                }
            }

            if (!isNeeded)
            {
                json.WriteNullValue();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            return;
        }

        var (types, pattern) = TypesOf(parameter);
        WriteProperty(json, parameter.Name, parameter.Description, isNeeded ? types : [.. types, "null"], pattern);
    }

    private static void WriteDescription(Utf8JsonWriter json, string? description)
    {
        if (description is not null)
        {
            json.WriteString("description", description);
        }
    }

    private static void WriteProperty(Utf8JsonWriter json, string name, string? description, IReadOnlyList<string> types, string? pattern)
    {
        json.WriteStartObject(name);
        WriteDescription(json, description);
        json.WriteStartArray("type");
        foreach (var type in types)
        {
            json.WriteStringValue(type);
        }

        json.WriteEndArray();
        if (pattern is not null)
        {
            json.WriteString("pattern", pattern);
        }

        json.WriteEndObject();
    }

    /// <summary>
    /// Matches <see cref="ParameterConversion"/>: AEF's job files write numbers, booleans, lists and objects as strings too.
    /// </summary>
    private static (string[] Types, string? Pattern) TypesOf(ExecutorParameter parameter) => parameter.Type switch
    {
        InputType.List => (["array", "string"], @"^\s*\[[\s\S]*\]\s*$"),
        InputType.Map => (["object", "string"], @"^\s*\{[\s\S]*\}\s*$"),
        InputType.Integer => (["integer", "string"], @"^\s*[+-]?[0-9]+(\.0*)?([eE]\+?[0-9]+)?\s*$"),
        InputType.Number => (["number", "string"], @"^\s*[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?\s*$"),
        InputType.Boolean => (["boolean", "string"], @"^\s*([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])\s*$"),
        InputType.Date => (["string"], DatePatterns.Date),
        InputType.DateTime => (["string"], DatePatterns.DateTime),
        _ when parameter.Format == ParameterFormat.Bucket =>
            (["string", "number", "boolean"], ParameterFormats.PatternOf(ParameterFormat.Bucket)),
        _ when parameter.Format is { } format => (["string"], ParameterFormats.PatternOf(format)),
        _ => (["string", "number", "boolean"], null),
    };
}
