namespace Aef.Google.Rest.Scheduler;

/// <summary>Contains information needed for generating an OAuth token.</summary>
public sealed record OAuthToken
{
    /// <summary>OAuth scope to be used for generating OAuth access token.</summary>
    public string? Scope { get; init; }

    /// <summary>Service account email to be used for generating OAuth token.</summary>
    public string? ServiceAccountEmail { get; init; }
}
