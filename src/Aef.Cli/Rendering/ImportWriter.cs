using Aef.Cli.Terminal;
using Aef.Documents.Diagnostics;

namespace Aef.Cli.Rendering;

/// <summary>Writes what was converted from files of another tool.</summary>
internal static class ImportWriter
{
    /// <summary>Writes the result for people, and the definition that goes to standard output.</summary>
    public static void WriteText(
        CliConsole console,
        IReadOnlyList<CompiledFile> files,
        IReadOnlyList<Diagnostic> diagnostics,
        bool isWritten)
    {
        new DiagnosticWriter(console.Error).WriteAll(diagnostics);
        if (files.Count == 0)
        {
            console.Error.WriteLine($"not imported: {DiagnosticWriter.Count(diagnostics)}", TextStyle.Bad);
        }

        foreach (var (artifact, path) in files)
        {
            if (path is null)
            {
                console.Output.Raw.Write(artifact.Source);
            }
            else
            {
                console.Error.WriteLine($"{TerminalText.Clean(path)}: {(isWritten ? "written" : "would be written")}");
            }
        }
    }

    /// <summary>Writes the result as one JSON document.</summary>
    public static void WriteJson(
        TextWriter output,
        IReadOnlyList<CompiledFile> files,
        IReadOnlyList<Diagnostic> diagnostics,
        bool isWritten) => JsonOutput.WriteObject(output, json =>
    {
        json.WriteBoolean("written", isWritten);
        json.WriteStartArray("files");
        foreach (var (artifact, path) in files)
        {
            json.WriteStartObject();
            json.WriteString("name", artifact.Name);
            json.WriteOptional("path", path);
            json.WriteOptional("source", path is null ? artifact.Source : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        DiagnosticJson.Write(json, diagnostics);
    });
}
