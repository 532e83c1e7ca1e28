using System.Globalization;
using Aef.Google.Rest.Storage;
using Aef.Google.Rest.Transport;

namespace Aef.Google.Rest.Clients;

/// <summary>Cloud Storage, JSON API v1.</summary>
/// <param name="settings">Transport, addresses and clock.</param>
public sealed class StorageClient(GoogleClientSettings settings) : IStorageClient
{
    private static readonly TimeSpan TransferTimeout = TimeSpan.FromMinutes(10);

    private readonly GoogleCaller _caller = new(settings);

    /// <inheritdoc/>
    public async Task<StorageObject> UploadAsync(
        string bucket, string name, ReadOnlyMemory<byte> content, UploadOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new UploadOptions();
        var metadata = new StorageObject
        {
            Name = name,
            ContentType = options.ContentType,
            Metadata = options.Metadata,
            Crc32c = Checksums.Crc32c(content.Span),
            Md5Hash = Checksums.Md5(content.Span),
        };
        var uri = new RequestUri(_caller.Endpoints.Storage, "upload/storage/v1/b/").Segment(bucket).Fixed("/o")
            .Query("uploadType", "multipart").Query("ifGenerationMatch", options.IfGenerationMatch);
        var call = Call("objects.insert", "POST", bucket, name, uri) with
        {
            Body = MultipartBody.Create(metadata, content),
            Repetition = options.IfGenerationMatch is null ? Repetition.OnlyIfRefused : Repetition.Safe,
            Timeout = TransferTimeout,
        };
        try
        {
            var stored = await _caller.SendAsync(call, GoogleJson.Default.StorageObject, cancellationToken).ConfigureAwait(false);
            return stored.Crc32c is null || stored.Crc32c == metadata.Crc32c
                ? stored
                : throw new GoogleApiException(call.Name, 200, "INVALID_ANSWER", "The server stored other bytes than were sent.")
                {
                    Resource = call.Resource,
                };
        }
        catch (GoogleApiException e) when (e.IsPreconditionFailed)
        {
            // The object that is there may be that of this upload, whose first answer was lost.
            var existing = await FindAsync(bucket, name, cancellationToken).ConfigureAwait(false);
            if (existing is not null && IsSame(existing, metadata, options))
            {
                return existing;
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public Task<StorageObject?> FindAsync(string bucket, string name, CancellationToken cancellationToken = default) =>
        _caller.FindAsync(
            Call("objects.get", "GET", bucket, name, Object(bucket, name)), GoogleJson.Default.StorageObject, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StorageObject> ListAsync(
        string bucket, string? prefix = null, CancellationToken cancellationToken = default) =>
        Pages.ReadAsync(
            (token, end) => _caller.SendAsync(
                Call("objects.list", "GET", bucket, null, Bucket(bucket).Fixed("/o").Query("prefix", prefix).Query("pageToken", token)),
                GoogleJson.Default.StorageObjectList,
                end),
            static page => page.Items,
            static page => page.NextPageToken,
            cancellationToken);

    /// <inheritdoc/>
    public async Task<byte[]?> DownloadAsync(
        string bucket, string name, long? generation = null, CancellationToken cancellationToken = default)
    {
        var uri = Object(bucket, name).Query("alt", "media").Query("generation", generation);
        var call = Call("objects.get", "GET", bucket, name, uri) with { Timeout = TransferTimeout };
        try
        {
            return await _caller.RepeatAsync(call, CheckedBytesAsync, cancellationToken).ConfigureAwait(false);
        }
        catch (GoogleApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(
        string bucket, string name, long? ifGenerationMatch = null, CancellationToken cancellationToken = default)
    {
        var call = Call("objects.delete", "DELETE", bucket, name, Object(bucket, name).Query("ifGenerationMatch", ifGenerationMatch)) with
        {
            Repetition = ifGenerationMatch is null ? Repetition.OnlyIfRefused : Repetition.Safe,
        };
        try
        {
            await _caller.SendAsync(call, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (GoogleApiException e) when (e.IsNotFound)
        {
            return false;
        }
    }

    // A damaged download is repeated like an interrupted one.
    private static async Task<byte[]> CheckedBytesAsync(TransportResponse response, CancellationToken cancellationToken)
    {
        var bytes = await AnswerReader.BytesAsync(response, int.MaxValue, cancellationToken).ConfigureAwait(false);
        var expected = response.Headers
            .Where(h => h.Key.Equals("X-Goog-Hash", StringComparison.OrdinalIgnoreCase))
            .SelectMany(h => h.Value.Split(',', StringSplitOptions.TrimEntries))
            .FirstOrDefault(h => h.StartsWith("crc32c=", StringComparison.OrdinalIgnoreCase));
        return expected is null || expected["crc32c=".Length..] == Checksums.Crc32c(bytes)
            ? bytes
            : throw new IOException("The bytes do not have the checksum that the server sent.");
    }

    // The generation must be another one: otherwise the object was the same before, and the precondition was wrong.
    private static bool IsSame(StorageObject existing, StorageObject sent, UploadOptions options) =>
        existing.Generation != options.IfGenerationMatch
        && (existing.Crc32c, existing.Md5Hash, existing.ContentType) == (sent.Crc32c, sent.Md5Hash, sent.ContentType)
        && (sent.Metadata ?? new Dictionary<string, string?>()).All(m => existing.Metadata?.GetValueOrDefault(m.Key) == m.Value);

    private RequestUri Bucket(string bucket) => new RequestUri(_caller.Endpoints.Storage, "storage/v1/b/").Segment(bucket);

    private RequestUri Object(string bucket, string name) => Bucket(bucket).Fixed("/o/").Segment(name);

    private static GoogleCall Call(string method, string verb, string bucket, string? name, RequestUri uri) =>
        new(method, verb, uri.Build())
        {
            Resource = string.Create(CultureInfo.InvariantCulture, $"gs://{bucket}{(name is null ? string.Empty : "/" + name)}"),
        };
}
