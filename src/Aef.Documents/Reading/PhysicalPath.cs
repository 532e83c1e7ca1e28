namespace Aef.Documents.Reading;

/// <summary>
/// Follows links as the system does, also those that are relative, that have no target yet, or that are in a folder reached through another
/// link. Finds out whether two paths name one file, however they are written: relative, through links, or in another case where case does
/// not count.
/// </summary>
internal static class PhysicalPath
{
    private const int MostLinks = 40;

    private static readonly StringComparison Comparison = OperatingSystem.IsLinux()
        ? StringComparison.Ordinal
        : StringComparison.OrdinalIgnoreCase;

    /// <summary>The whole path without links, as far as it exists.</summary>
    public static string Of(string path) => Follow(path, _ => false).Path;

    /// <summary>The file that is written: a path inside a folder of the system for devices and open files is not followed.</summary>
    /// <exception cref="IOException">The links have no end.</exception>
    public static string TargetOf(string path)
    {
        var (target, ends) = Follow(path, AtomicFile.IsDevice);
        return ends ? target : throw new IOException($"the links of \"{path}\" have no end.");
    }

    /// <summary>Compares whole paths without links: they are equal when they name one file.</summary>
    public static StringComparer Comparer { get; } = StringComparer.FromComparison(Comparison);

    /// <summary>True when a whole path is inside a folder; both without links.</summary>
    public static bool IsBelow(string path, string folder) => path.StartsWith(folder + Path.DirectorySeparatorChar, Comparison);

    private static (string Path, bool Ends) Follow(string path, Predicate<string> isEnd)
    {
        var whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var at = Path.GetPathRoot(whole) ?? string.Empty;
        var links = 0;
        var parts = new Stack<string>();
        Push(parts, whole[at.Length..]);
        while (parts.TryPop(out var part))
        {
            if (part is ".")
            {
                continue;
            }

            if (part is "..")
            {
                // Of a folder that was reached through a link, this is the folder above its target.
                at = Path.GetDirectoryName(at) ?? at;
                continue;
            }

            at = Path.Combine(at, part);
            if (isEnd(at))
            {
                return (parts.Aggregate(at, Path.Combine), true);
            }

            if (LinkOf(at) is { } target)
            {
                if (++links > MostLinks)
                {
                    return (at, false);
                }

                var root = Path.GetPathRoot(target) ?? string.Empty;
                at = root.Length > 0 ? Path.GetPathRoot(Path.GetFullPath(target))! : Path.GetDirectoryName(at) ?? at; // a whole path has a root
                Push(parts, target[root.Length..]);
            }
        }

        return (at, true);
    }

    private static void Push(Stack<string> parts, string path)
    {
        foreach (var part in path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            parts.Push(part);
        }
    }

    private static string? LinkOf(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
