namespace Aef.Server.Storage;

/// <summary>The contents of objects and of unfinished uploads: one file each, in the state folder of the server.</summary>
internal sealed class BlobFolder
{
    private const int BufferSize = 128 * 1024;

    private readonly string _path;

    public BlobFolder(string stateFolder)
    {
        _path = Path.Combine(stateFolder, "storage");
        Directory.CreateDirectory(_path);
    }

    /// <summary>The id of a new content.</summary>
    public static string NewId() => Guid.NewGuid().ToString("N");

    /// <summary>Creates a content.</summary>
    public BlobWriter Create(string id) => new(OpenWrite(id, FileMode.CreateNew));

    /// <summary>Opens an unfinished content at its end and reads it for its checksums; an empty one if it was lost.</summary>
    public async Task<BlobWriter> ReopenAsync(string id, CancellationToken cancellationToken)
    {
        var writer = new BlobWriter(OpenWrite(id, FileMode.OpenOrCreate));
        try
        {
            await writer.ReadChecksumsAsync(cancellationToken).ConfigureAwait(false);
            return writer;
        }
        catch
        {
            await writer.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Opens a content for reading; null if it was deleted in the meantime.</summary>
    public Stream? OpenRead(string id)
    {
        try
        {
            return new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.Asynchronous);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Deletes a content; one that a reader has open is deleted when it is closed.</summary>
    public void Delete(string id)
    {
        try
        {
            File.Delete(PathOf(id));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next start of the server deletes what no object refers to.
        }
    }

    /// <summary>Deletes the contents that are not used, such as those of uploads that ended with the process.</summary>
    public void DeleteOthers(IReadOnlySet<string> used)
    {
        foreach (var file in Directory.EnumerateFiles(_path).Where(f => !used.Contains(Path.GetFileName(f))).ToList())
        {
            Delete(Path.GetFileName(file));
        }
    }

    private string PathOf(string id) => Path.Combine(_path, id);

    private FileStream OpenWrite(string id, FileMode mode) => new(
        PathOf(id),
        mode,
        FileAccess.ReadWrite,
        FileShare.Read | FileShare.Delete,
        bufferSize: BufferSize,
        FileOptions.Asynchronous);
}
