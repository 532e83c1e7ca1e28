using Aef.Runs.Workspace;

namespace Aef.Runs.Testing;

/// <summary>
/// Finds test files. A file is itself, whatever its name; a folder means the files in it and in its folders that are not hidden whose names
/// end in <c>.aeftest.yaml</c>, <c>.aeftest.yml</c> or <c>.aeftest.json</c>; a pattern means the files it matches: <c>*</c> and <c>?</c> in
/// a name, <c>**</c> for any folders.
/// </summary>
public static class TestFileFinder
{
    private static readonly FileSearch Search = new([".aeftest.yaml", ".aeftest.yml", ".aeftest.json"]);

    /// <summary>Finds the files for some names.</summary>
    public static TestFileSearch Find(IEnumerable<string> names) => new(Search.Find(names));
}
