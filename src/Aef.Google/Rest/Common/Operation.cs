using System.Text.Json;

namespace Aef.Google.Rest.Common;

/// <summary>This resource represents a long-running operation that is the result of a network API call.</summary>
public sealed record Operation
{
    /// <summary>If the value is false, it means the operation is still in progress.</summary>
    public bool? Done { get; init; }

    /// <summary>The error result of the operation in case of failure or cancellation.</summary>
    public Status? Error { get; init; }

    /// <summary>Service-specific metadata associated with the operation.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Metadata { get; init; }

    /// <summary>The server-assigned name, which is only unique within the same service that originally returns it.</summary>
    public string? Name { get; init; }

    /// <summary>The normal, successful response of the operation.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Response { get; init; }
}
