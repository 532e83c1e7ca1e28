namespace Aef.Google.Rest.Scheduler;

/// <summary>Http target.</summary>
public sealed record HttpTarget
{
    /// <summary>HTTP request body.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>HTTP request headers.</summary>
    public IReadOnlyDictionary<string, string?>? Headers { get; init; }

    /// <summary>Which HTTP method to use for the request.</summary>
    public string? HttpMethod { get; init; }

    /// <summary>If specified, an OAuth token will be generated and attached as an Authorization header in the HTTP request.</summary>
    public OAuthToken? OauthToken { get; init; }

    /// <summary>If specified, an OIDC token will be generated and attached as an Authorization header in the HTTP request.</summary>
    public OidcToken? OidcToken { get; init; }

    /// <summary>The full URI path that the request will be sent to.</summary>
    public string? Uri { get; init; }
}
