using System.Text.Json;
using Aef.Cli.Terminal;
using Aef.Documents.Diagnostics;
using Aef.Runs.Workspace;

namespace Aef.Cli.Rendering;

/// <summary>
/// The files of a command that accepts files, folders and patterns. Files of another kind in a folder are skipped and listed.
/// </summary>
internal sealed class InputSearch
{
    /// <summary>Sorts the files by kind.</summary>
    public InputSearch(FileSearchResult found, AefWorkspace workspace)
    {
        Problems = found.Diagnostics;
        var skipped = found.Files.ToDictionary(f => f, workspace.WhySkipped);
        Files = [.. found.Files.Where(f => skipped[f] is null).Select(f => f.Path)];
        Skipped = [.. found.Files.Select(f => skipped[f]).OfType<SkippedFile>()];
    }

    /// <summary>A diagnostic for each name that matches no file.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; }

    /// <summary>The files for the command.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The files of other kinds.</summary>
    public IReadOnlyList<SkippedFile> Skipped { get; }

    /// <summary>Writes the property <c>skipped</c>, unless it is empty.</summary>
    public static void WriteSkipped(Utf8JsonWriter json, IReadOnlyList<SkippedFile> skipped)
    {
        if (skipped.Count == 0)
        {
            return;
        }

        json.WriteStartArray("skipped");
        foreach (var (path, kind) in skipped)
        {
            json.WriteStartObject();
            json.WriteString("path", path);
            json.WriteOptional("kind", kind?.Replace(' ', '_'));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Counts the files of known kinds, and names the others.</summary>
    public void WriteSkipped(TerminalWriter terminal)
    {
        var known = Skipped.Where(s => s.Kind is not null)
            .GroupBy(s => s.Kind!, StringComparer.Ordinal)
            .Select(g => DisplayText.Count(g.Count(), g.Key))
            .ToList();
        if (known.Count > 0)
        {
            terminal.WriteLine($"skipped: {string.Join(", ", known)}", TextStyle.Dim);
        }

        foreach (var file in Skipped.Where(s => s.Kind is null))
        {
            terminal.WriteLine($"skipped: {TerminalText.Clean(file.Path)}: unknown kind of file", TextStyle.Dim);
        }
    }
}
