namespace Aef.Core.Views.Reports;

/// <summary>The path of a file relative to the root of a repository.</summary>
internal static class RepositoryPath
{
    /// <summary>
    /// The path relative to <paramref name="baseFolder"/> with '/' between its parts, and whether it is below that folder; else the
    /// absolute path. A path that is not valid for a file is returned unchanged.
    /// </summary>
    public static (string Path, bool IsBelow) Of(string path, string baseFolder)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            return (path, true);
        }

        var full = Path.GetFullPath(path, baseFolder);
        var relative = Path.GetRelativePath(baseFolder, full);
        var isBelow = !Path.IsPathRooted(relative)
            && relative != ".."
            && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return ((isBelow ? relative : full).Replace(Path.DirectorySeparatorChar, '/'), isBelow);
    }
}
