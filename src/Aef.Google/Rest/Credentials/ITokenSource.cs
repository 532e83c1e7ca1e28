namespace Aef.Google.Rest.Credentials;

/// <summary>Asks a server for an access token.</summary>
internal interface ITokenSource
{
    /// <summary>A new token.</summary>
    /// <exception cref="CredentialException">There is none. The message has no part of a credential.</exception>
    Task<IssuedToken> IssueAsync(CancellationToken cancellationToken);
}
