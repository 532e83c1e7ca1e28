namespace Aef.Core.Views.Reports;

/// <summary>The root of the repository that a folder is in.</summary>
public static class RepositoryFolder
{
    /// <summary>
    /// The nearest git repository at or above <paramref name="folder"/>; the folder itself when there is none.
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
