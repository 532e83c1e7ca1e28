namespace Aef.Core.Views.Reports;

/// <summary>The folder of the repository that a folder is in.</summary>
public static class RepositoryFolder
{
    /// <summary>
    /// The nearest folder from <paramref name="folder"/> upwards that git works in; the folder itself when there is none.
    /// </summary>
    public static string Of(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            // In a worktree .git is a file.
            if (Path.Exists(Path.Combine(current.FullName, ".git")))
            {
                return current.FullName;
            }
        }

        return folder;
    }
}
