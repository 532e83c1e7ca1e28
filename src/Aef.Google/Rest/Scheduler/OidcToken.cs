namespace Aef.Google.Rest.Scheduler;

/// <summary>Contains information needed for generating an OpenID Connect token.</summary>
public sealed record OidcToken
{
    /// <summary>Audience to be used when generating OIDC token.</summary>
    public string? Audience { get; init; }

    /// <summary>Service account email to be used for generating OIDC token.</summary>
    public string? ServiceAccountEmail { get; init; }
}
