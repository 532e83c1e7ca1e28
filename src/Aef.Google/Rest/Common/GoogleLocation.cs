using System.Text.Json;

namespace Aef.Google.Rest.Common;

/// <summary>A resource that represents a Google Cloud location.</summary>
public sealed record GoogleLocation
{
    /// <summary>The friendly name for this location, typically a nearby city name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Cross-service attributes for the location.</summary>
    public IReadOnlyDictionary<string, string?>? Labels { get; init; }

    /// <summary>The canonical id for this location.</summary>
    public string? LocationId { get; init; }

    /// <summary>Service-specific metadata.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Metadata { get; init; }

    /// <summary>Resource name for the location, which may vary between implementations.</summary>
    public string? Name { get; init; }
}
