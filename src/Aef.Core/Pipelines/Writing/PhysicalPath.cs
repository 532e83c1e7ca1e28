namespace Aef.Core.Pipelines.Writing;

/// <summary>
/// Compares paths by the file they lead to, whether they are relative, contain links, or differ in case where case is ignored.
/// </summary>
internal static class PhysicalPath
{
    private const int MostLinks = 40;

    private static readonly StringComparison Comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>The full path with all links resolved, as far as it exists.</summary>
    public static string Of(string path)
    {
        var whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var root = Path.GetPathRoot(whole) ?? string.Empty;
        var at = root;
        var links = 0;
        var parts = new Stack<string>(whole[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse());
        while (parts.TryPop(out var part))
        {
            at = Path.Combine(at, part);
            if (links < MostLinks && TargetOf(at) is { } target)
            {
                links++;
                var full = Path.GetFullPath(target, Path.GetDirectoryName(at) ?? root);
                at = Path.GetPathRoot(full) ?? root;
                foreach (var inside in full[at.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse())
                {
                    parts.Push(inside);
                }
            }
        }

        return at;
    }

    /// <summary>True when both paths lead to the same file.</summary>
    public static bool AreSame(string path, string other) => Of(path).Equals(Of(other), Comparison);

    /// <summary>True when the path is inside the folder.</summary>
    public static bool IsBelow(string path, string folder) => Of(path).StartsWith(Of(folder) + Path.DirectorySeparatorChar, Comparison);

    private static string? TargetOf(string path)
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
