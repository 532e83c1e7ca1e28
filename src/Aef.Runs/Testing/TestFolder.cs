namespace Aef.Runs.Testing;

/// <summary>The folder that the paths of a test file are relative to.</summary>
internal sealed class TestFolder(string path)
{
    /// <summary>The folder of a file; the current one for strings without a file.</summary>
    public static TestFolder Of(string? file) => new(file is null ? string.Empty : Path.GetDirectoryName(file) ?? string.Empty);

    /// <summary>A folder that is named relative to this one.</summary>
    public TestFolder Sub(string folder) => new(PathOf(folder));

    /// <summary>The path of a file, in the same form as that of the folder: relative to the current folder unless that is rooted.</summary>
    public string PathOf(string file)
    {
        var joined = Path.Combine(path, file);
        var stays = Path.IsPathRooted(joined) || joined.Length == 0 || joined.Contains('\0', StringComparison.Ordinal); // No file has NUL in its name; reading it reports that.
        return stays ? joined : Path.GetRelativePath(".", joined);
    }
}
