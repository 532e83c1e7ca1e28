using Aef.Google.Rest.Storage;

namespace Aef.Server.Storage;

/// <summary>A bucket.</summary>
/// <param name="Resource">What the API reports of it, without links.</param>
/// <param name="Project">The project in which it is listed.</param>
internal sealed record StoredBucket(Bucket Resource, string Project)
{
    /// <summary>True if replaced and deleted objects are kept as noncurrent generations.</summary>
    public bool KeepsGenerations =>
        Resource.Versioning is { ValueKind: System.Text.Json.JsonValueKind.Object } versioning
        && versioning.TryGetProperty("enabled", out var enabled)
        && enabled.ValueKind == System.Text.Json.JsonValueKind.True;
}
