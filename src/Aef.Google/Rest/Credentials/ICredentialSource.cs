namespace Aef.Google.Rest.Credentials;

/// <summary>Where the credential of a request comes from.</summary>
public interface ICredentialSource
{
    /// <summary>True for a token that the user passed for this command; false for credentials of the computer.</summary>
    bool IsPassedByUser { get; }

    /// <summary>The headers that authorize a request, such as <c>Authorization</c>; empty for none.</summary>
    /// <param name="uri">The address of the request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CredentialException">There is no credential, or it was refused.</exception>
    Task<IReadOnlyList<KeyValuePair<string, string>>> GetHeadersAsync(Uri uri, CancellationToken cancellationToken);
}
