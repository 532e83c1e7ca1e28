namespace Aef.Runs.Testing;

/// <summary>The test files that a search found.</summary>
public sealed class TestFileSearch
{
    internal TestFileSearch(IReadOnlyList<string> files, IReadOnlyList<string> withoutFiles)
    {
        Files = files;
        WithoutFiles = withoutFiles;
    }

    /// <summary>The files, each once: in the order asked for, those of a folder or a pattern by their names.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The names that stand for no file at all.</summary>
    public IReadOnlyList<string> WithoutFiles { get; }
}
