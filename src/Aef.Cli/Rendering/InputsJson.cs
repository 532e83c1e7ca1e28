using System.Text.Json;
using Aef.Core.Semantics.Inputs;
using Aef.Documents.Diagnostics;

namespace Aef.Cli.Rendering;

/// <summary>Writes the inputs of a pipeline as one JSON document.</summary>
internal static class InputsJson
{
    /// <summary>Writes the document; <paramref name="inputs"/> is null when the definition has errors.</summary>
    public static void Write(TextWriter output, IReadOnlyList<InputDescription>? inputs, IReadOnlyList<Diagnostic> diagnostics) =>
        JsonOutput.WriteObject(output, json =>
    {
        if (inputs is null)
        {
            json.WriteNull("inputs");
        }
        else
        {
            json.WriteStartArray("inputs");
            foreach (var input in inputs)
            {
                json.WriteStartObject();
                WriteInput(json, input);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        DiagnosticJson.Write(json, diagnostics);
    });

    private static void WriteInput(Utf8JsonWriter json, InputDescription input)
    {
        json.WriteString("name", input.Name);
        json.WriteString("type", input.Type);
        json.WriteBoolean("required", input.IsRequired);
        if (!input.Default.IsNull)
        {
            json.WriteValue("default", input.Default);
        }

        if (input.Values.Count > 0)
        {
            json.WriteValue("values", Workflows.Engine.Values.WorkflowValue.FromList([.. input.Values]));
            json.WriteBoolean("other", input.AcceptsOthers);
        }

        json.WriteOptional("pattern", input.Pattern);
        json.WriteBoolean("secret", input.IsSecret);
        json.WriteOptional("description", input.Description);
    }
}
