namespace Aef.Google.Rest.Credentials;

/// <summary>An access token. Nothing that this class returns or throws contains it, except the header.</summary>
/// <param name="token">The token, without <c>Bearer</c>.</param>
/// <param name="isPassedByUser">True for a token of an option; false for one of a variable, which goes to Google only.</param>
public sealed class AccessToken(string token, bool isPassedByUser) : ICredentialSource
{
    /// <inheritdoc/>
    public bool IsPassedByUser => isPassedByUser;

    /// <inheritdoc/>
    public Task<IReadOnlyList<KeyValuePair<string, string>>> GetHeadersAsync(Uri uri, CancellationToken cancellationToken) =>
        token.Any(static c => c is <= ' ' or > '~')
            ? throw new CredentialException("The access token has characters that a token cannot have, such as a blank or a line break.")
            : Task.FromResult<IReadOnlyList<KeyValuePair<string, string>>>([new("Authorization", "Bearer " + token)]);

    /// <inheritdoc/>
    public override string ToString() => "access token";
}
