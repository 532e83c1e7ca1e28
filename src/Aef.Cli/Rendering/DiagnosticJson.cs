using System.Text.Json;
using Aef.Documents.Diagnostics;

namespace Aef.Cli.Rendering;

/// <summary>Writes diagnostics as JSON.</summary>
internal static class DiagnosticJson
{
    /// <summary>Writes the property <c>diagnostics</c>.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<Diagnostic> diagnostics)
    {
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("code", diagnostic.Code);
            json.WriteString("severity", DiagnosticWriter.Name(diagnostic.Severity));
            json.WriteString("message", diagnostic.Message);
            WriteLocation(json, diagnostic.Location);
            json.WriteOptional("model_path", diagnostic.ModelPath);
            json.WriteOptional("remedy", diagnostic.Descriptor.Remedy);
            json.WriteOptional("suppressed", diagnostic.SuppressionReason);
            WriteRelated(json, diagnostic.Related);
            WriteFixes(json, diagnostic.Fixes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRelated(Utf8JsonWriter json, IReadOnlyList<RelatedLocation> related)
    {
        if (related.Count == 0)
        {
            return;
        }

        json.WriteStartArray("related");
        foreach (var location in related)
        {
            json.WriteStartObject();
            json.WriteString("message", location.Message);
            WriteLocation(json, location.Location);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFixes(Utf8JsonWriter json, IReadOnlyList<DiagnosticFix> fixes)
    {
        if (fixes.Count == 0)
        {
            return;
        }

        json.WriteStartArray("fixes");
        foreach (var fix in fixes)
        {
            json.WriteStartObject();
            json.WriteString("title", fix.Title);
            json.WriteBoolean("safe", fix.IsSafe);
            json.WriteStartArray("edits");
            foreach (var edit in fix.Edits)
            {
                json.WriteStartObject();
                WriteLocation(json, edit.Location);
                json.WriteString("text", edit.NewText);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLocation(Utf8JsonWriter json, Location location)
    {
        json.WriteOptional("path", location.Path);
        if (location.HasPosition)
        {
            json.WriteNumber("line", location.Start.Line);
            json.WriteNumber("column", location.Start.Column);
            json.WriteNumber("end_line", location.End.Line);
            json.WriteNumber("end_column", location.End.Column);
        }
    }
}
