using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;

namespace Aef.Core.Pipelines.Writing;

/// <summary>
/// Decides whether the outputs of a command may be written: never over an input file or another output, and over any other file that exists
/// only when Aef wrote it or the caller insists.
/// </summary>
public sealed class OutputGuard
{
    private readonly TakenPaths _taken = new();
    private readonly DiagnosticBag _diagnostics = new();
    private readonly bool _force;

    /// <summary>
    /// Creates a guard; null inputs are options that were not set. <paramref name="force"/> allows replacing files that Aef did not
    /// write.
    /// </summary>
    public OutputGuard(IEnumerable<string?> inputs, bool force = false)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        foreach (var input in inputs.OfType<string>().Where(i => i.Length > 0 && Path.Exists(i)))
        {
            _taken.Add(input, "an input");
        }

        _force = force;
    }

    /// <summary>The reasons not to write.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics.Items;

    /// <summary>True when nothing may be written.</summary>
    public bool Refuses => _diagnostics.HasErrors;

    /// <summary>Checks an output; null means none. Nothing is written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What is written to it.</param>
    /// <param name="needsFolder">False when a missing folder is made before the file is written.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public OutputGuard Check(string? path, OutputKind kind, bool needsFolder = true)
    {
        if (path is null)
        {
            return this;
        }

        if (AtomicFile.WhyNoOutput(path, needsFolder) is { } why)
        {
            _diagnostics.Add(OutputDiagnostics.NoOutput.At(Location.FromScript(path, 0, 0), path, why));
            return this;
        }

        if (_taken.Find(path) is { } taken)
        {
            _diagnostics.Add(OutputDiagnostics.OutputIsInput.At(Location.FromScript(path, 0, 0), path, taken));
        }
        else if (!_force && IsRegular(path) && !KnownOutput.MayReplace(path, kind))
        {
            _diagnostics.Add(OutputDiagnostics.ForeignFile.At(Location.FromScript(path, 0, 0), path, KnownOutput.WhyForeign(kind)));
        }

        _taken.Add(path, "another output");
        return this;
    }

    /// <summary>Registers a file that the command writes under rules of its own, such as a journal.</summary>
    public OutputGuard Reserve(string? path)
    {
        if (!string.IsNullOrEmpty(path) && !path.Contains('\0', StringComparison.Ordinal))
        {
            _taken.Add(path, "another output");
        }

        return this;
    }

    // A device, or a file that a shell opened for the command, is written to and not replaced.
    private static bool IsRegular(string path) =>
        !AtomicFile.IsDevice(Path.GetFullPath(AtomicFile.Resolve(path)))
            && File.Exists(path)
            && new FileInfo(PhysicalPath.Of(path)) is { Exists: true, Length: > 0 };
}
