using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Targets;
using Aef.Documents.Diagnostics;

namespace Aef.Cli.Commands;

/// <summary>Where <c>aef compile</c> writes: one file, a folder, or standard output. All files are written, or none.</summary>
/// <param name="options">The options of the command.</param>
/// <param name="isFolder">True for a folder, whatever its name; null decides by the name and by what exists.</param>
internal sealed class CompiledOutput(CompileOptions options, bool? isFolder = null)
{
    /// <summary>True for an existing folder, and for a name that ends like one.</summary>
    public bool IsFolder { get; } = isFolder ?? IsNameOfFolder(options.Out);

    /// <summary>The file of an artifact.</summary>
    public CompiledFile FileOf(IArtifact artifact) => new(artifact, options.Out switch
    {
        null or InputLoader.Standard => null,
        var folder when IsFolder => Path.Combine(folder, artifact.FileName),
        var file => file,
    });

    /// <summary>Writes the files unless there is an error, and makes the folders that they need.</summary>
    /// <param name="artifacts">What is written.</param>
    /// <param name="inputs">The files that are never replaced; null stands for one that was not set.</param>
    /// <param name="diagnostics">The diagnostics of the compilation; receives the reasons not to write.</param>
    /// <returns>The files, also those of standard output; none when there is an error.</returns>
    public IReadOnlyList<CompiledFile> Write(IEnumerable<IArtifact> artifacts, IEnumerable<string?> inputs, DiagnosticBag diagnostics)
    {
        var files = Check(artifacts, inputs, diagnostics);
        foreach (var (artifact, path) in files)
        {
            if (path is null)
            {
                continue;
            }

            if (IsFolder && Path.GetDirectoryName(path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            OutputText.Write(path, artifact.Source);
        }

        return files;
    }

    /// <summary>
    /// The files that <see cref="Write"/> would write; none, with the reasons, when there is an error. Nothing is written.
    /// </summary>
    /// <param name="artifacts">What would be written.</param>
    /// <param name="inputs">The files that are never replaced; null stands for one that was not set.</param>
    /// <param name="diagnostics">The diagnostics of the compilation; receives the reasons not to write.</param>
    public IReadOnlyList<CompiledFile> Check(IEnumerable<IArtifact> artifacts, IEnumerable<string?> inputs, DiagnosticBag diagnostics)
    {
        List<CompiledFile> files = [.. artifacts.Select(FileOf)];
        var guard = new OutputGuard(inputs, options.Force);
        foreach (var file in files.Where(f => !IsUnchanged(f)))
        {
            guard.Check(file.Path, file.Artifact.Kind, needsFolder: !IsFolder);
        }

        diagnostics.AddRange(guard.Diagnostics);
        return diagnostics.HasErrors ? [] : files;
    }

    /// <summary>
    /// Text of a template and imported files have no mark by which an earlier output could be recognized, but the same text may be written
    /// again.
    /// </summary>
    private static bool IsUnchanged(CompiledFile file) =>
        file is { Artifact.Kind: OutputKind.Text or OutputKind.Imported, Path: { } path }
        && OutputText.IsWritten(path, file.Artifact.Source);

    private static bool IsNameOfFolder(string? path) =>
        path is not (null or InputLoader.Standard) && (Path.EndsInDirectorySeparator(path) || Directory.Exists(path));
}
