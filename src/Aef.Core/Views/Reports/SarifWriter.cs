using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aef.Documents.Diagnostics;
using Aef.Documents.Printing;

namespace Aef.Core.Views.Reports;

/// <summary>
/// Writes diagnostics as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which code scanning services and editors show at
/// their locations. The same diagnostics always produce the same bytes: no times, no random ids, no absolute paths of files below the base
/// folder.
/// </summary>
public static class SarifWriter
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The log of one run over the given files, with LF line ends.</summary>
    /// <param name="files">The checked files, including those without diagnostics, as the caller named them.</param>
    /// <param name="diagnostics">The diagnostics, in the order in which they are written.</param>
    /// <param name="baseFolder">The folder that paths are written relative to, an absolute path; usually the root of the
    /// repository.</param>
    public static string Write(IEnumerable<string> files, IEnumerable<Diagnostic> diagnostics, string baseFolder)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(diagnostics);
        ArgumentNullException.ThrowIfNull(baseFolder);
        List<Diagnostic> all = [.. diagnostics];
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            WriteLog(json, [.. files], all, new SarifLocations(json, baseFolder));
        }

        return RunnerCommands.EscapeInQuotes(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length)) + "\n";
    }

    private static void WriteLog(Utf8JsonWriter json, List<string> files, List<Diagnostic> diagnostics, SarifLocations locations)
    {
        var rules = new SarifRules(diagnostics);
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        rules.WriteTool(json);
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", true);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("columnKind", "utf16CodeUnits");
        WriteArtifacts(json, files, locations);
        json.WriteStartArray("results");
        foreach (var diagnostic in diagnostics)
        {
            WriteResult(json, diagnostic, rules, locations);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteArtifacts(Utf8JsonWriter json, List<string> files, SarifLocations locations)
    {
        json.WriteStartArray("artifacts");
        foreach (var file in files.Distinct(StringComparer.Ordinal))
        {
            json.WriteStartObject();
            locations.WriteArtifact("location", file);
            json.WriteStartArray("roles");
            json.WriteStringValue("analysisTarget");
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic diagnostic, SarifRules rules, SarifLocations locations)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Code);
        json.WriteNumber("ruleIndex", rules.IndexOf(diagnostic.Code));
        json.WriteString("level", SarifRules.Level(diagnostic.Severity));
        SarifText.Write(
            json,
            "message",
            diagnostic.Descriptor.Remedy is { } remedy ? $"{diagnostic.Message} {remedy}" : diagnostic.Message);
        json.WriteStartArray("locations");
        locations.WriteLocation(diagnostic.Location, diagnostic.ModelPath);
        json.WriteEndArray();
        WriteRelated(json, diagnostic, locations);
        WriteFixes(json, diagnostic, locations);
        WriteSuppression(json, diagnostic);
        json.WriteEndObject();
    }

    /// <summary>A suppressed diagnostic is in the log too, with its reason.</summary>
    private static void WriteSuppression(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        if (diagnostic.SuppressionReason is not { } reason)
        {
            return;
        }

        json.WriteStartArray("suppressions");
        json.WriteStartObject();
        json.WriteString("kind", "external");
        json.WriteString("status", "accepted");
        json.WriteString("justification", reason);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteFixes(Utf8JsonWriter json, Diagnostic diagnostic, SarifLocations locations)
    {
        List<DiagnosticFix> fixes = [.. diagnostic.Fixes.Where(f => f.Edits.All(e => e.Location.HasPosition))];
        if (fixes.Count == 0)
        {
            return;
        }

        json.WriteStartArray("fixes");
        foreach (var fix in fixes)
        {
            json.WriteStartObject();
            SarifText.Write(json, "description", fix.Title + ".");
            json.WriteStartArray("artifactChanges");
            foreach (var file in fix.Edits.GroupBy(e => e.Location.Path, StringComparer.Ordinal))
            {
                locations.WriteChange(file.Key, file);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRelated(Utf8JsonWriter json, Diagnostic diagnostic, SarifLocations locations)
    {
        if (diagnostic.Related.Count == 0)
        {
            return;
        }

        json.WriteStartArray("relatedLocations");
        for (var i = 0; i < diagnostic.Related.Count; i++)
        {
            locations.WriteRelated(i, diagnostic.Related[i]);
        }

        json.WriteEndArray();
    }
}
