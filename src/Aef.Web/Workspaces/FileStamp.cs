namespace Aef.Web.Workspaces;

/// <summary>Distinguishes versions of a file.</summary>
/// <param name="Changed">When it was written.</param>
/// <param name="Bytes">Its length.</param>
internal readonly record struct FileStamp(DateTime Changed, long Bytes)
{
    /// <summary>The stamp of a file; the default for one that does not exist.</summary>
    public static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new FileStamp(file.LastWriteTimeUtc, file.Length) : default;
    }
}
