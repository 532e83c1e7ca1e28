namespace Aef.Core.Validation.Configuration;

/// <summary>Finds the <c>aef.json</c> that applies to a file.</summary>
internal static class ConfigurationFile
{
    public const string Name = "aef.json";

    /// <summary>
    /// The nearest <c>aef.json</c> in the folder or above it, or null. The search ends at the root of a repository, so that files outside a
    /// checkout do not affect it. A folder of that name is returned, too: reading it is an error that the user sees.
    /// </summary>
    public static string? FindAbove(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, Name);
            if (Path.Exists(path))
            {
                var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
                return relative.Length < path.Length ? relative : path;
            }

            if (Path.Exists(Path.Combine(at.FullName, ".git")))
            {
                return null;
            }
        }

        return null;
    }
}
