namespace Aef.Google.Rest.Credentials;

/// <summary>Exchanges the refresh token of a person, from <c>gcloud auth application-default login</c>, for a token.</summary>
internal sealed class RefreshedToken(TokenServer server, string clientId, string clientSecret, string refreshToken, Uri tokenUri)
    : ITokenSource
{
    /// <inheritdoc/>
    public Task<IssuedToken> IssueAsync(CancellationToken cancellationToken) => server.PostFormAsync(
        tokenUri,
        [("grant_type", "refresh_token"), ("client_id", clientId), ("client_secret", clientSecret), ("refresh_token", refreshToken)],
        cancellationToken);
}
