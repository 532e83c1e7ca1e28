using System.Text.Json;
using Aef.Cli.Terminal;
using Aef.Core.Views.DiagnosticCatalog;
using Aef.Documents.Diagnostics;
using Aef.Runs.DiagnosticCatalog;

namespace Aef.Cli.Rendering;

/// <summary>Shows the explanation of a code, or all codes.</summary>
internal static class ExplanationWriter
{
    /// <summary>The page of a code. The page already has its title and severity.</summary>
    public static void WriteText(TerminalWriter terminal, DiagnosticDescriptor descriptor) =>
        new MarkdownView(terminal).Write(DiagnosticPages.Read(descriptor));

    /// <summary>The code with its page, as one JSON document.</summary>
    public static void WriteJson(TextWriter output, DiagnosticDescriptor descriptor) => JsonOutput.WriteObject(output, json =>
    {
        WriteHead(json, descriptor);
        json.WriteString("area", DiagnosticRegistry.Areas.First(a => a.Descriptors.Contains(descriptor)).Name);
        json.WriteString("message", descriptor.MessageFormat);
        json.WriteOptional("remedy", descriptor.Remedy);
        json.WriteString("page", DiagnosticPages.Read(descriptor));
    });

    /// <summary>All codes, by the area that reports them.</summary>
    public static void WriteListText(TerminalWriter terminal)
    {
        foreach (var area in DiagnosticRegistry.Areas)
        {
            terminal.WriteLine(area.Name, TextStyle.Bold);
            foreach (var descriptor in area.Descriptors)
            {
                terminal.Write("  " + descriptor.Code);
                terminal.Write($"  {DiagnosticWriter.Name(descriptor.Severity),-7}", DiagnosticWriter.Style(descriptor.Severity));
                terminal.WriteLine("  " + TerminalText.Clean(descriptor.Title));
            }
        }
    }

    /// <summary>All codes as one JSON document.</summary>
    public static void WriteListJson(TextWriter output) => JsonOutput.WriteObject(output, json =>
    {
        json.WriteStartArray("codes");
        foreach (var area in DiagnosticRegistry.Areas)
        {
            foreach (var descriptor in area.Descriptors)
            {
                json.WriteStartObject();
                WriteHead(json, descriptor);
                json.WriteString("area", area.Name);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    });

    private static void WriteHead(Utf8JsonWriter json, DiagnosticDescriptor descriptor)
    {
        json.WriteString("code", descriptor.Code);
        json.WriteString("severity", DiagnosticWriter.Name(descriptor.Severity));
        json.WriteString("title", descriptor.Title);
    }
}
