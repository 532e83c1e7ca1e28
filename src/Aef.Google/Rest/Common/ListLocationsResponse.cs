namespace Aef.Google.Rest.Common;

/// <summary>The response message for Locations.ListLocations.</summary>
public sealed record ListLocationsResponse
{
    /// <summary>A list of locations that matches the specified filter in the request.</summary>
    public IReadOnlyList<GoogleLocation>? Locations { get; init; }

    /// <summary>The standard List next-page token.</summary>
    public string? NextPageToken { get; init; }
}
