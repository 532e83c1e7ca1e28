using System.Text.Json;
using Aef.Core.Views.DiagnosticCatalog;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Views.Reports;

/// <summary>
/// The rules of a log: the kinds of its diagnostics, each once and in the order of their codes, with the page of each as its help.
/// </summary>
internal sealed class SarifRules
{
    private readonly List<DiagnosticDescriptor> _rules;
    private readonly Dictionary<string, int> _indexes;

    public SarifRules(IEnumerable<Diagnostic> diagnostics)
    {
        _rules = [.. diagnostics.Select(f => f.Descriptor).DistinctBy(d => d.Code).OrderBy(d => d.Code, StringComparer.Ordinal)];
        _indexes = _rules.Select((d, i) => (d.Code, i)).ToDictionary(p => p.Code, p => p.i, StringComparer.Ordinal);
    }

    /// <summary>SARIF's level for a severity.</summary>
    public static string Level(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };

    /// <summary>The index of a code among the rules.</summary>
    public int IndexOf(string code) => _indexes[code];

    /// <summary>Writes the property <c>tool</c>.</summary>
    public void WriteTool(Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "aef");
        json.WriteString("semanticVersion", typeof(SarifRules).Assembly.GetName().Version?.ToString(3) ?? "0.0.0");
        json.WriteStartArray("rules");
        foreach (var rule in _rules)
        {
            WriteRule(json, rule);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, DiagnosticDescriptor rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Code);
        SarifText.Write(json, "shortDescription", rule.Title + ".");
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Level(rule.Severity));
        json.WriteEndObject();
        if (DiagnosticPages.Find(rule) is { } page)
        {
            WritePage(json, page);
        }

        json.WriteEndObject();
    }

    /// <summary>The page without its title, which is shown above it.</summary>
    private static void WritePage(Utf8JsonWriter json, string page)
    {
        var body = page[(page.IndexOf('\n', StringComparison.Ordinal) + 1)..].Trim('\n');
        json.WriteStartObject("help");
        json.WriteString("text", body);
        json.WriteString("markdown", body);
        json.WriteEndObject();
    }
}
