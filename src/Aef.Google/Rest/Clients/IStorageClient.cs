using Aef.Google.Rest.Storage;

namespace Aef.Google.Rest.Clients;

/// <summary>
/// Cloud Storage, JSON API v1. Every method fails with <see cref="GoogleApiException"/> if the API refuses the call, and with
/// <see cref="UnansweredException"/> if it does not answer.
/// </summary>
public interface IStorageClient
{
    /// <summary>Uploads an object. The server checks crc32c and md5, and so does this client with the answer.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="name">The name of the object.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="options">Content type, metadata and precondition.</param>
    /// <param name="cancellationToken">Ends the upload.</param>
    Task<StorageObject> UploadAsync(
        string bucket, string name, ReadOnlyMemory<byte> content, UploadOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>The fields of an object; null if it does not exist.</summary>
    Task<StorageObject?> FindAsync(string bucket, string name, CancellationToken cancellationToken = default);

    /// <summary>The objects of a bucket whose names begin with a prefix, in the order of their names.</summary>
    IAsyncEnumerable<StorageObject> ListAsync(string bucket, string? prefix = null, CancellationToken cancellationToken = default);

    /// <summary>The bytes of an object, checked against its crc32c; null if it does not exist.</summary>
    Task<byte[]?> DownloadAsync(string bucket, string name, long? generation = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes an object; false if it did not exist.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="name">The name of the object.</param>
    /// <param name="ifGenerationMatch">The generation that must be the current one; null for any.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<bool> DeleteAsync(
        string bucket, string name, long? ifGenerationMatch = null, CancellationToken cancellationToken = default);
}
