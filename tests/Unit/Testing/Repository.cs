namespace Aef.Tests.Testing;

/// <summary>Where the tests find the files of the repository and of the folder shared/ beside it.</summary>
internal static class Repository
{
    /// <summary>The folder that holds Aef.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder shared/ beside the repository, or null where there is none.</summary>
    public static string? Shared { get; } = Directory.Exists(Path.Combine(Root, "..", "shared")) ? Path.GetFullPath(Path.Combine(Root, "..", "shared")) : null;

    /// <summary>A file or folder of the repository.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Aef.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside of the repository: no Aef.sln above " + AppContext.BaseDirectory);
    }
}
