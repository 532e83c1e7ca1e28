using Aef.Runs.Workspace;

namespace Aef.Runs.Testing;

/// <summary>
/// Finds test files. A file is itself, whatever its name; of a folder, and of all folders in it that are not hidden, the files that end in
/// <c>.aeftest.yaml</c>,
/// <c>.aeftest.yml</c> or <c>.aeftest.json</c>; a pattern is what it matches: <c>*</c> and <c>?</c> in a name, <c>**</c> for any folders.
/// </summary>
public static class TestFileFinder
{
    private static readonly FileSearch Search = new([".aeftest.yaml", ".aeftest.yml", ".aeftest.json"]);

    /// <summary>Finds the files that some names mean.</summary>
    public static TestFileSearch Find(IEnumerable<string> names) => new(Search.Find(names));
}
