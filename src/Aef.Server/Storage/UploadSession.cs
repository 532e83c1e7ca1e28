namespace Aef.Server.Storage;

/// <summary>A resumable upload that is not complete. Requests of one upload come one after the other.</summary>
internal sealed class UploadSession(string id, StoredUpload upload) : IAsyncDisposable
{
    /// <summary>The id, which is that of the content, too.</summary>
    public string Id => id;

    /// <summary>What the first request stated.</summary>
    public StoredUpload Upload => upload;

    /// <summary>Held while a request adds to the content.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>The content until now; null before the first request, also after a restart.</summary>
    public BlobWriter? Writer { get; set; }

    /// <summary>True once the upload is complete, has failed or was cancelled.</summary>
    public bool IsOver { get; set; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Writer is { } writer)
        {
            Writer = null;
            await writer.DisposeAsync().ConfigureAwait(false);
        }
    }
}
