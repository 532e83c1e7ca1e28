using Aef.Google.Rest.Storage;
using Aef.Server.Store;
using Microsoft.AspNetCore.Http;

namespace Aef.Server.Storage;

/// <summary>
/// The resumable uploads. They survive a restart: what a client states at the beginning is in the store, and the bytes that were acknowledged
/// are in a file.
/// </summary>
internal sealed class UploadSessions(IServerStore store, ObjectStore objects, BlobFolder blobs, TimeProvider clock)
{
    private const string Records = "storage.uploads";

    /// <summary>Google keeps uploads for a week.</summary>
    private static readonly TimeSpan KeptUnfinished = TimeSpan.FromDays(7);

    /// <summary>How long a client can ask again for the result of a complete upload.</summary>
    private static readonly TimeSpan KeptComplete = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, UploadSession> _open = new(StringComparer.Ordinal);
    private readonly Queue<(DateTimeOffset Time, string Id)> _complete = new();

    /// <summary>The upload that a request continues; null if it begins one.</summary>
    public static string? IdOf(HttpRequest request) => request.Query["upload_id"].ToString() is { Length: > 0 } id ? id : null;

    /// <summary>Reads the uploads of the store; returns the ids of the contents of those that are not complete.</summary>
    public IReadOnlySet<string> Restore()
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            _open.Clear();
            foreach (var id in store.Keys(Records))
            {
                var upload = StoreRecords.Read(store, Records, id, StorageJson.Default.StoredUpload);
                if (now - upload.Created > KeptUnfinished)
                {
                    _ = store.WriteAsync(StoreChange.Delete(Records, id));
                }
                else if (upload.Result is null)
                {
                    _open.Add(id, new UploadSession(id, upload));
                }
                else
                {
                    _complete.Enqueue((now, id));
                }
            }

            return _open.Keys.ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>Begins an upload.</summary>
    public async Task<string> StartAsync(StorageObject stated, Preconditions conditions, long? total)
    {
        var id = BlobFolder.NewId();
        var now = clock.GetUtcNow();
        var upload = new StoredUpload(stated.Bucket!, stated, conditions, total, now); // has a bucket
        var changes = new List<StoreChange> { StoreChange.Put(Records, id, upload, StorageJson.Default.StoredUpload) };
        Task written;
        lock (_lock)
        {
            while (_complete.TryPeek(out var oldest) && now - oldest.Time > KeptComplete)
            {
                changes.Add(StoreChange.Delete(Records, _complete.Dequeue().Id));
            }

            _open.Add(id, new UploadSession(id, upload));
            written = store.WriteAsync(changes);
        }

        await written.ConfigureAwait(false);
        return id;
    }

    /// <summary>An upload that is not complete; null if it is over or unknown.</summary>
    public UploadSession? Find(string id)
    {
        lock (_lock)
        {
            return _open.GetValueOrDefault(id);
        }
    }

    /// <summary>The object of a complete upload; null if there is no such upload.</summary>
    public StorageObject? ResultOf(string id) =>
        store.Read(Records, id) is null ? null : StoreRecords.Read(store, Records, id, StorageJson.Default.StoredUpload).Result;

    /// <summary>The content of an upload. After a restart its file is read once, for the checksums.</summary>
    public async Task<BlobWriter> WriterOf(UploadSession session, CancellationToken cancellationToken) =>
        session.Writer ??= await blobs.ReopenAsync(session.Id, cancellationToken).ConfigureAwait(false);

    /// <summary>Completes an upload whose bytes are all there.</summary>
    public async Task<StorageObject> CompleteAsync(UploadSession session, BlobWriter writer, Checksums stated)
    {
        try
        {
            var checksums = writer.Checksums;
            checksums.Verify(new Checksums(session.Upload.Metadata.Md5Hash, session.Upload.Metadata.Crc32c));
            checksums.Verify(stated);
            var content = new ObjectContent(writer.Length, checksums);
            var result = await objects.PutAsync(
                session.Upload.Metadata,
                content,
                session.Id,
                session.Upload.Conditions,
                o => StoreChange.Put(Records, session.Id, session.Upload with { Result = o }, StorageJson.Default.StoredUpload))
                .ConfigureAwait(false);
            await CloseAsync(session).ConfigureAwait(false);
            lock (_lock)
            {
                _complete.Enqueue((clock.GetUtcNow(), session.Id));
            }

            return result;
        }
        catch (Errors.ApiException)
        {
            await CancelAsync(session).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Forgets an upload.</summary>
    public async Task CancelAsync(UploadSession session)
    {
        await CloseAsync(session).ConfigureAwait(false);
        blobs.Delete(session.Id);
        await store.WriteAsync(StoreChange.Delete(Records, session.Id)).ConfigureAwait(false);
    }

    /// <summary>Closes all files.</summary>
    public async Task CloseAsync()
    {
        List<UploadSession> open;
        lock (_lock)
        {
            open = [.. _open.Values];
            _open.Clear();
            _complete.Clear();
        }

        foreach (var session in open)
        {
            session.IsOver = true;
            await session.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task CloseAsync(UploadSession session)
    {
        session.IsOver = true;
        lock (_lock)
        {
            _open.Remove(session.Id);
        }

        await session.DisposeAsync().ConfigureAwait(false);
    }
}
