using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Pipelines.Writing;
using Aef.Documents.Diagnostics;

namespace Aef.Cli.Commands;

/// <summary>Writes the files of a compilation, all or none, and reports them.</summary>
internal sealed class WrittenFiles(CliConsole console, CompileRequest request)
{
    /// <summary>True for an existing folder, and for a name that ends like one.</summary>
    public static bool IsFolder(string path) => Path.EndsInDirectorySeparator(path) || Directory.Exists(path);

    /// <summary>Writes the files unless there is an error, and returns the exit code.</summary>
    public int Write(IReadOnlyList<WrittenFile> files, IReadOnlyList<Diagnostic> diagnostics, IEnumerable<string?> inputs)
    {
        var needsFolder = request.Out is { } path && !IsFolder(path);
        var guard = new OutputGuard(inputs, request.Force);
        foreach (var file in files.Where(f => f.Path is not null))
        {
            if (!OutputText.IsWritten(file.Path!, file.Artifact.Source)) // filtered
            {
                guard.Check(file.Path, file.Artifact.Kind, needsFolder);
            }
        }

        List<Diagnostic> all = [.. diagnostics, .. guard.Diagnostics];
        var isDone = !all.Exists(d => d.Severity == DiagnosticSeverity.Error);
        IReadOnlyList<WrittenFile> written = isDone ? files : [];
        foreach (var file in written.Where(f => f.Path is not null))
        {
            if (!needsFolder && Path.GetDirectoryName(file.Path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            OutputText.Write(file.Path!, file.Artifact.Source); // filtered
        }

        if (request.AsJson)
        {
            WriteJson(isDone, written, all);
        }
        else
        {
            WriteText(isDone, written, all);
        }

        return isDone ? ExitCode.Done : ExitCode.Failed;
    }

    private void WriteJson(bool isDone, IReadOnlyList<WrittenFile> files, List<Diagnostic> diagnostics) =>
        JsonOutput.WriteObject(console.Output.Raw, json =>
        {
            json.WriteBoolean("compiled", isDone);
            json.WriteStartArray("files");
            foreach (var (target, artifact, path) in files)
            {
                json.WriteStartObject();
                json.WriteString("target", target);
                json.WriteString("name", artifact.Name);
                json.WriteOptional("path", path);
                json.WriteOptional("source", path is null ? artifact.Source : null);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            DiagnosticJson.Write(json, diagnostics);
        });

    private void WriteText(bool isDone, IReadOnlyList<WrittenFile> files, List<Diagnostic> diagnostics)
    {
        new DiagnosticWriter(console.Error).WriteAll(diagnostics);
        if (!isDone)
        {
            console.Error.WriteLine(
                $"{TerminalText.Clean(request.File)}: not compiled: {DiagnosticWriter.Count(diagnostics)}",
                TextStyle.Bad);
        }

        foreach (var (target, artifact, path) in files)
        {
            if (path is null)
            {
                console.Output.Raw.Write(artifact.Source);
            }
            else
            {
                console.Error.WriteLine($"{TerminalText.Clean(path)}: {target}, pipeline {TerminalText.Clean(artifact.Name)}");
            }
        }
    }
}
