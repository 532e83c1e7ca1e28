using Aef.Google.Rest.Storage;

namespace Aef.Server.Storage;

/// <summary>A resumable upload.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Metadata">The metadata of the object, as the client stated it.</param>
/// <param name="Conditions">The conditions of the first request, which are checked at the end, too.</param>
/// <param name="Total">The size that the client announced; null if it is unknown.</param>
/// <param name="Created">When it began.</param>
/// <param name="Result">The object, once it is complete.</param>
internal sealed record StoredUpload(
    string Bucket,
    StorageObject Metadata,
    Preconditions Conditions,
    long? Total,
    DateTimeOffset Created,
    StorageObject? Result = null);
