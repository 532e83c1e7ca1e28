using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aef.Workflows.Diagnostics;

namespace Aef.Core.Reporting;

/// <summary>
/// Writes findings as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which code scanning services and editors show at their
/// places. The same findings give the same bytes: no times, no random ids, no absolute paths of files below the base folder.
/// </summary>
public static class SarifWriter
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The log of one run over the given files, with LF line ends.</summary>
    /// <param name="files">The files that were checked, also those without findings, as the caller named them.</param>
    /// <param name="diagnostics">The findings, in the order in which they are written.</param>
    /// <param name="baseFolder">The folder that paths are written relative to, an absolute path; usually the root of the repository.</param>
    public static string Write(IEnumerable<string> files, IEnumerable<Diagnostic> diagnostics, string baseFolder)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(diagnostics);
        ArgumentNullException.ThrowIfNull(baseFolder);
        List<Diagnostic> findings = [.. diagnostics];
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            WriteLog(json, [.. files], findings, new SarifPlaces(json, baseFolder));
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static void WriteLog(Utf8JsonWriter json, List<string> files, List<Diagnostic> findings, SarifPlaces places)
    {
        var rules = new SarifRules(findings);
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
        WriteArtifacts(json, files, places);
        json.WriteStartArray("results");
        foreach (var finding in findings)
        {
            WriteResult(json, finding, rules, places);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteArtifacts(Utf8JsonWriter json, List<string> files, SarifPlaces places)
    {
        json.WriteStartArray("artifacts");
        foreach (var file in files.Distinct(StringComparer.Ordinal))
        {
            json.WriteStartObject();
            places.WriteArtifact("location", file);
            json.WriteStartArray("roles");
            json.WriteStringValue("analysisTarget");
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic finding, SarifRules rules, SarifPlaces places)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Code);
        json.WriteNumber("ruleIndex", rules.IndexOf(finding.Code));
        json.WriteString("level", SarifRules.Level(finding.Severity));
        SarifText.Write(json, "message", finding.Descriptor.Remedy is { } remedy ? $"{finding.Message} {remedy}" : finding.Message);
        json.WriteStartArray("locations");
        places.WriteLocation(finding.Location, finding.ModelPath);
        json.WriteEndArray();
        WriteRelated(json, finding, places);
        WriteFixes(json, finding, places);
        WriteSuppression(json, finding);
        json.WriteEndObject();
    }

    /// <summary>A finding that a user has suppressed is in the log all the same, with the reason.</summary>
    private static void WriteSuppression(Utf8JsonWriter json, Diagnostic finding)
    {
        if (finding.SuppressionReason is not { } reason)
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

    private static void WriteFixes(Utf8JsonWriter json, Diagnostic finding, SarifPlaces places)
    {
        List<DiagnosticFix> fixes = [.. finding.Fixes.Where(f => f.Edits.All(e => e.Location.HasPosition))];
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
                places.WriteChange(file.Key, file);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRelated(Utf8JsonWriter json, Diagnostic finding, SarifPlaces places)
    {
        if (finding.Related.Count == 0)
        {
            return;
        }

        json.WriteStartArray("relatedLocations");
        for (var i = 0; i < finding.Related.Count; i++)
        {
            places.WriteRelated(i, finding.Related[i]);
        }

        json.WriteEndArray();
    }
}
