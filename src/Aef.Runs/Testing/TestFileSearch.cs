using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Tree;
using Aef.Runs.Workspace;

namespace Aef.Runs.Testing;

/// <summary>The test files that a search found.</summary>
public sealed class TestFileSearch
{
    internal TestFileSearch(FileSearchResult found)
    {
        var missing = found.Files.Where(f => !File.Exists(f.Path)).Select(f => f.Path).ToList();
        Files = [.. found.Files.Select(f => f.Path).Except(missing)];
        Diagnostics = [.. found.Diagnostics, .. missing.SelectMany(f => SourceTextReader.ReadFile(f).Diagnostics)];
        WithoutFiles = [.. found.Diagnostics.Select(d => d.Location.Path ?? string.Empty), .. missing];
    }

    /// <summary>The files, each once: in the order asked for, those of a folder or a pattern by their names.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The names that mean no file at all.</summary>
    public IReadOnlyList<string> WithoutFiles { get; }

    /// <summary>Why each of <see cref="WithoutFiles"/> means no file.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
