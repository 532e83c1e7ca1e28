using System.IO.Enumeration;

namespace Aef.Runs.Testing;

/// <summary>
/// Finds test files. A file is itself, whatever its name; of a folder, and of all folders in it that are not hidden, the files that end in <c>.aeftest.yaml</c>,
/// <c>.aeftest.yml</c> or <c>.aeftest.json</c>; a pattern is what it matches: <c>*</c> and <c>?</c> in a name, <c>**</c> for any folders.
/// </summary>
public static class TestFileFinder
{
    private static readonly string[] Endings = [".aeftest.yaml", ".aeftest.yml", ".aeftest.json"];

    // Links may lead in circles.
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };

    /// <summary>Finds the files that some names stand for.</summary>
    /// <exception cref="IOException">A folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be read.</exception>
    public static TestFileSearch Find(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var (files, without, known) = (new List<string>(), new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var name in names)
        {
            var found = FilesOf(name);
            if (found.Count == 0)
            {
                without.Add(name);
            }

            files.AddRange(found.Where(f => known.Add(Path.GetFullPath(f))));
        }

        return new TestFileSearch(files, without);
    }

    private static IReadOnlyList<string> FilesOf(string name)
    {
        if (File.Exists(name))
        {
            return [name];
        }

        if (Directory.Exists(name))
        {
            return [.. Directory.EnumerateFiles(name, "*", Below).Where(f => Array.Exists(Endings, e => f.EndsWith(e, StringComparison.OrdinalIgnoreCase))).Order(StringComparer.Ordinal)];
        }

        return name.AsSpan().ContainsAny('*', '?') ? Match(name) : [];
    }

    private static IReadOnlyList<string> Match(string pattern)
    {
        var parts = pattern.Replace('\\', '/').Split('/');
        var first = Array.FindIndex(parts, p => p.AsSpan().ContainsAny('*', '?'));
        var folder = string.Join('/', parts[..first]);
        var start = folder.Length > 0 ? folder : pattern.StartsWith('/') ? "/" : ".";
        if (!Directory.Exists(start))
        {
            return [];
        }

        var wanted = parts[first..];
        var options = new EnumerationOptions { RecurseSubdirectories = wanted.Length > 1, AttributesToSkip = Below.AttributesToSkip, MaxRecursionDepth = wanted.Contains("**") ? int.MaxValue : wanted.Length };
        return
        [
            .. from file in Directory.EnumerateFiles(start, "*", options)
               let relative = Path.GetRelativePath(start, file)
               where IsMatch(wanted, relative.Replace('\\', '/').Split('/'))
               orderby relative.Replace(Path.DirectorySeparatorChar, (char)1)
               select folder.Length > 0 || start == "/" ? file : relative,
        ];
    }

    private static bool IsMatch(ReadOnlySpan<string> pattern, ReadOnlySpan<string> path)
    {
        if (pattern.IsEmpty || path.IsEmpty)
        {
            return pattern.IsEmpty && path.IsEmpty;
        }

        return pattern[0] == "**"
            ? IsMatch(pattern[1..], path) || IsMatch(pattern, path[1..])
            : FileSystemName.MatchesSimpleExpression(pattern[0], path[0], ignoreCase: false) && IsMatch(pattern[1..], path[1..]);
    }
}
