using System.Text.Json;

namespace Aef.Google.Rest.Common;

/// <summary>
/// The Status type defines a logical error model that is suitable for different programming environments, including REST APIs and RPC
/// APIs.
/// </summary>
public sealed record Status
{
    /// <summary>The status code, which should be an enum value of google.rpc.Code.</summary>
    public int? Code { get; init; }

    /// <summary>A list of messages that carry the error details.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, JsonElement>>? Details { get; init; }

    /// <summary>A developer-facing error message, which should be in English.</summary>
    public string? Message { get; init; }
}
