using System.Text.Json;
using Aef.Core.Views.Diagrams;
using Aef.Documents.Diagnostics;

namespace Aef.Cli.Rendering;

/// <summary>Writes a pipeline's levels, threads and steps as one JSON document.</summary>
internal static class ShowJson
{
    /// <summary>Writes the document; <paramref name="pipeline"/> is null when the definition has errors.</summary>
    public static void Write(TextWriter output, TreeNode? pipeline, IReadOnlyList<Diagnostic> diagnostics) =>
        JsonOutput.WriteObject(output, json =>
    {
        if (pipeline is null)
        {
            json.WriteNull("pipeline");
        }
        else
        {
            json.WriteStartObject("pipeline");
            json.WriteString("name", pipeline.Id);
            json.WriteOptional("description", pipeline.Detail);
            if (pipeline.Marks.Count > 0)
            {
                WriteMarks(json, pipeline);
            }

            WriteAll(json, "levels", pipeline.Children, WriteLevel);
            json.WriteEndObject();
        }

        DiagnosticJson.Write(json, diagnostics);
    });

    private static void WriteLevel(Utf8JsonWriter json, TreeNode level)
    {
        json.WriteString("level_id", level.Id);
        json.WriteOptional("description", level.Detail);
        WriteMarks(json, level);
        WriteAll(json, "threads", level.Children, WriteThread);
    }

    private static void WriteThread(Utf8JsonWriter json, TreeNode thread)
    {
        json.WriteString("thread_id", thread.Id);
        WriteMarks(json, thread);
        WriteAll(json, "steps", thread.Children, WriteStep);
    }

    private static void WriteStep(Utf8JsonWriter json, TreeNode step)
    {
        json.WriteString("job_id", step.Id);
        json.WriteOptional("job_name", step.Name);
        json.WriteOptional("runs", step.Detail);
        WriteMarks(json, step);
    }

    private static void WriteMarks(Utf8JsonWriter json, TreeNode node)
    {
        json.WriteStartArray("marks");
        foreach (var mark in node.Marks)
        {
            json.WriteStringValue(mark);
        }

        json.WriteEndArray();
    }

    private static void WriteAll(Utf8JsonWriter json, string name, IEnumerable<TreeNode> nodes, Action<Utf8JsonWriter, TreeNode> write)
    {
        json.WriteStartArray(name);
        foreach (var node in nodes)
        {
            json.WriteStartObject();
            write(json, node);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
