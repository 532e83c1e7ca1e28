using Aef.Cli.Terminal;
using Aef.Core.Pipelines.Writing;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Cli.Rendering;

/// <summary>Writes the result of <c>aef compile --target terraform</c>.</summary>
internal static class TerraformReport
{
    /// <summary>Writes text or JSON.</summary>
    public static void Write(
        CliConsole console,
        bool asJson,
        IReadOnlyList<CompiledFile> files,
        int pipelines,
        IReadOnlyList<Diagnostic> diagnostics)
    {
        if (asJson)
        {
            WriteJson(console.Output.Raw, files, diagnostics);
            return;
        }

        new DiagnosticWriter(console.Error).WriteAll(diagnostics);
        if (files.Count == 0)
        {
            console.Error.WriteLine($"not compiled: {DiagnosticWriter.Count(diagnostics)}", TextStyle.Bad);
            return;
        }

        foreach (var (_, path) in files)
        {
            console.Error.WriteLine(TerminalText.Clean(path));
        }

        console.Error.WriteLine($"{DisplayText.Count(files.Count, "file")} for {DisplayText.Count(pipelines, "pipeline")}");
    }

    private static void WriteJson(TextWriter output, IReadOnlyList<CompiledFile> files, IReadOnlyList<Diagnostic> diagnostics) =>
        JsonOutput.WriteObject(output, json =>
        {
            json.WriteBoolean("compiled", files.Count > 0);
            json.WriteStartArray("files");
            foreach (var (artifact, path) in files)
            {
                json.WriteStartObject();
                json.WriteString("name", artifact.FileName);
                json.WriteString("kind", artifact.Kind switch
                {
                    OutputKind.Terraform => "terraform",
                    OutputKind.Dag => "dag",
                    OutputKind.JobFile => "job_file",
                    _ => "workflow",
                });
                json.WriteString("path", path);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            DiagnosticJson.Write(json, diagnostics);
        });
}
