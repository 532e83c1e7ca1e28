using Aef.Google.Rest.Storage;

namespace Aef.Server.Storage;

/// <summary>One generation of an object.</summary>
/// <param name="Resource">What the API reports of it, without links: they depend on the address of the request.</param>
/// <param name="Blob">The id of its content.</param>
internal sealed record StoredObject(StorageObject Resource, string Blob)
{
    /// <summary>The generation.</summary>
    public long Generation => Resource.Generation ?? 0;

    /// <summary>True for the generation that has not been replaced or deleted.</summary>
    public bool IsLive { get; init; } = true;
}
