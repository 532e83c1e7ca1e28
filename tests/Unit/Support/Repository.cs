namespace Aef.Tests.Support;

/// <summary>Where the tests find the files of the repository and of the folder shared/ next to it.</summary>
internal static class Repository
{
    /// <summary>The folder that holds Aef.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder shared/ next to the repository, or null where there is none.</summary>
    public static string? Shared { get; } = Directory.Exists(Path.Combine(Root, "..", "shared"))
        ? Path.GetFullPath(Path.Combine(Root, "..", "shared"))
        : null;

    /// <summary>A file or folder of the repository.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The C# files below a folder of the root, without build output.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(PathOf(folder), "*.cs", SearchOption.AllDirectories)
            .Where(f => !Relative(f).Split('/').Any(p => p is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    /// <summary>The path below the root, with slashes.</summary>
    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Aef.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new InvalidOperationException("The tests run outside of the repository: no Aef.sln above " + AppContext.BaseDirectory);
    }
}
