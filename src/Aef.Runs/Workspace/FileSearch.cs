using System.IO.Enumeration;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Reading;
using Aef.Documents.Tree;

namespace Aef.Runs.Workspace;

/// <summary>
/// Finds files by names. A file is itself, whatever its name; a folder means the files in it, and in all its folders that are not hidden,
/// whose extension is one of those searched for; a pattern means the files it matches: <c>*</c> and <c>?</c> in a name, <c>**</c> for any
/// folders.
/// </summary>
public sealed class FileSearch
{
    /// <summary>The extensions of files that Aef reads.</summary>
    public static readonly IReadOnlyList<string> DocumentEndings = [".json", ".yaml", ".yml"];

    private static readonly EnumerationOptions Below = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
    };

    private readonly IReadOnlyList<string> _endings;

    /// <summary>Creates a search for files with these extensions in folders; case is ignored.</summary>
    public FileSearch(IReadOnlyList<string>? endings = null) => _endings = endings ?? DocumentEndings;

    /// <summary>The files, each once, in the order of the names, with a diagnostic for each name without a file.</summary>
    public FileSearchResult Find(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var (files, diagnostics, known) = (new List<FoundFile>(), new List<Diagnostic>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var name in names)
        {
            try
            {
                var isSearched = !File.Exists(name) && (Directory.Exists(name) || IsPattern(name));
                var found = isSearched ? FilesOf(name) : [name];
                if (found.Count == 0)
                {
                    diagnostics.Add(NothingFound(name));
                }

                files.AddRange(found.Where(f => f.Length == 0 || known.Add(KeyOf(f))).Select(f => new FoundFile(f, isSearched)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                diagnostics.Add(DocumentDiagnostics.CannotRead.At(Location.FromScript(name, 0, 0), name, e.Message));
            }
        }

        return new FileSearchResult(files, diagnostics);
    }

    private static bool IsPattern(string name) => name.AsSpan().ContainsAny('*', '?');

    private static string KeyOf(string path) => path.Contains('\0', StringComparison.Ordinal) ? path : Path.GetFullPath(path);

    private Diagnostic NothingFound(string name) => DocumentDiagnostics.NothingFound.At(
        Location.FromScript(name, 0, 0), name, IsPattern(name)
            && !Directory.Exists(name)
            ? "matches no file"
            : $"contains no {Quoted.Choice(_endings)} file");

    private IReadOnlyList<string> FilesOf(string name) => Directory.Exists(name)
        ? [.. FilesBelow(name, Below).Where(f => _endings.Any(e => f.EndsWith(e, StringComparison.OrdinalIgnoreCase))).Select(f => WithoutDot(name, f)).Order(StringComparer.Ordinal)]
        : Match(name);

    // A link to a file is a file. Links to folders are not followed: they may form cycles.
    private static FileSystemEnumerable<string> FilesBelow(string folder, EnumerationOptions options) =>
        new(folder, (ref FileSystemEntry entry) => entry.ToSpecifiedFullPath(), options)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                !entry.IsDirectory && (!entry.Attributes.HasFlag(FileAttributes.ReparsePoint) || File.Exists(entry.ToFullPath())),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };

    // The files of the current folder are named as people write them.
    private static string WithoutDot(string folder, string file) => folder == "." ? Path.GetRelativePath(".", file) : file;

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
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = wanted.Length > 1,
            AttributesToSkip = Below.AttributesToSkip,
            MaxRecursionDepth = wanted.Contains("**") ? int.MaxValue : wanted.Length,
        };
        return
        [
            .. from file in FilesBelow(start, options)
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
