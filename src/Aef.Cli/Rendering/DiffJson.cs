using System.Text.Json;
using Aef.Core.Views.Comparison;
using Aef.Documents.Diagnostics;

namespace Aef.Cli.Rendering;

/// <summary>Writes the differences between two pipelines as one JSON document.</summary>
internal static class DiffJson
{
    /// <summary>Writes the document.</summary>
    public static void Write(TextWriter output, PipelineDifference difference) => JsonOutput.WriteObject(output, json =>
    {
        json.WriteBoolean("equal", difference.AreEqual);
        WriteChanges(json, difference);
        DiagnosticJson.Write(json, difference.Diagnostics);
    });

    /// <summary>Writes the property <c>changes</c>.</summary>
    public static void WriteChanges(Utf8JsonWriter json, PipelineDifference difference)
    {
        json.WriteStartArray("changes");
        foreach (var change in difference.Changes)
        {
            Write(json, change);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, PipelineChange change)
    {
        json.WriteStartObject();
        json.WriteString("kind", change.Kind.ToString().ToLowerInvariant());
        json.WriteString("part", change.Part.ToString().ToLowerInvariant());
        json.WriteOptional("id", change.Id);
        json.WriteOptional("level", change.Level);
        json.WriteOptional("thread", change.Thread);
        json.WriteOptional("job_name", change.JobName);
        json.WriteOptional("property", change.Property);
        WriteValue(json, "old", change, change.Old);
        WriteValue(json, "new", change, change.New);
        WriteLine(json, "old_line", change.OldLocation);
        WriteLine(json, "new_line", change.NewLocation);
        json.WriteEndObject();
    }

    /// <summary>The values of properties are JSON themselves; ids and positions are strings.</summary>
    private static void WriteValue(Utf8JsonWriter json, string name, PipelineChange change, string? value)
    {
        if (value is null)
        {
            return;
        }

        json.WritePropertyName(name);
        if (change.Property is not null)
        {
            json.WriteRawValue(value);
        }
        else
        {
            json.WriteStringValue(value);
        }
    }

    private static void WriteLine(Utf8JsonWriter json, string name, Location location)
    {
        if (location.HasPosition)
        {
            json.WriteNumber(name, location.Start.Line);
        }
    }
}
