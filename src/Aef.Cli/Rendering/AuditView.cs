using System.Text.Json;
using Aef.Cli.Terminal;
using Aef.Runs.Audit;

namespace Aef.Cli.Rendering;

/// <summary>Shows entries of the audit log, and the result of checking it.</summary>
internal static class AuditView
{
    private static readonly string[] Titles = ["time", "by", "action", "run", "pipeline", "detail"];

    /// <summary>Writes entries as a table, oldest first; times are local.</summary>
    public static void Write(TerminalWriter terminal, IReadOnlyList<AuditEntry> entries) => TextTable.Write(
        terminal,
        Titles,
        [.. entries.Select(e => (IReadOnlyList<string>)
        [
            RunListView.Time(e.Time),
            e.Actor.ToString(),
            e.Action,
            e.Run ?? string.Empty,
            e.Pipeline ?? string.Empty,
            e.Detail ?? e.Inputs ?? string.Empty,
        ])]);

    /// <summary>Writes the property <c>entries</c>.</summary>
    public static void WriteJson(Utf8JsonWriter json, IReadOnlyList<AuditEntry> entries)
    {
        json.WriteStartArray("entries");
        foreach (var entry in entries)
        {
            json.WriteDocument(entry.ToJson());
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the result of checking a log.</summary>
    public static void Write(TerminalWriter terminal, AuditVerification result)
    {
        var lines = DisplayText.LargeCount(result.Lines, "line");
        terminal.Write(TerminalText.Clean(result.Path)).Write(": ")
            .WriteLine(result.IsIntact ? $"unchanged, {lines}" : "changed", result.IsIntact ? TextStyle.Good : TextStyle.Bad);
        if (result.IsIntact)
        {
            terminal.WriteLine($"  {result.Head}");
        }
    }

    /// <summary>Writes the properties of the result.</summary>
    public static void WriteJson(Utf8JsonWriter json, AuditVerification result)
    {
        json.WriteString("path", result.Path);
        json.WriteBoolean("intact", result.IsIntact);
        json.WriteNumber("lines", result.Lines);
        json.WriteString("head", result.Head);
        DiagnosticJson.Write(json, result.Diagnostics);
    }
}
