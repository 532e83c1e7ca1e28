using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Tree;
using Aef.Runs.Workspace;

namespace Aef.Runs.Testing;

/// <summary>The result of a search for test files.</summary>
public sealed class TestFileSearch
{
    internal TestFileSearch(FileSearchResult found)
    {
        var missing = found.Files.Where(f => !File.Exists(f.Path)).Select(f => f.Path).ToList();
        Files = [.. found.Files.Select(f => f.Path).Except(missing)];
        Diagnostics = [.. found.Diagnostics, .. missing.SelectMany(f => SourceTextReader.ReadFile(f).Diagnostics)];
        WithoutFiles = [.. found.Diagnostics.Select(d => d.Location.Path ?? string.Empty), .. missing];
    }

    /// <summary>The files, each once: in the requested order; those of a folder or a pattern by name.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The names without a file.</summary>
    public IReadOnlyList<string> WithoutFiles { get; }

    /// <summary>Why each of <see cref="WithoutFiles"/> has no file.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
