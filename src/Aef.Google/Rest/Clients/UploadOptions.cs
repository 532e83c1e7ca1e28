namespace Aef.Google.Rest.Clients;

/// <summary>How an object is uploaded.</summary>
public sealed record UploadOptions
{
    /// <summary>The media type.</summary>
    public string ContentType { get; init; } = "application/octet-stream";

    /// <summary>The metadata of the object; null for none.</summary>
    public IReadOnlyDictionary<string, string?>? Metadata { get; init; }

    /// <summary>
    /// The generation that must be the current one; 0 if the object must not exist; null for any. Without it an upload whose answer is lost
    /// is not repeated.
    /// </summary>
    public long? IfGenerationMatch { get; init; }
}
