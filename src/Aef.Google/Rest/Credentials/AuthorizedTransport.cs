using Aef.Google.Rest.Transport;

namespace Aef.Google.Rest.Credentials;

/// <summary>
/// Adds credentials to requests. Credentials of the computer go to hosts of Google over https only. A token that the user passed for this
/// command also goes to other hosts over https, and to this computer. Every other request is sent without a credential.
/// </summary>
/// <param name="inner">Sends the requests.</param>
/// <param name="credentials">The credentials; null for none.</param>
public sealed class AuthorizedTransport(ITransport inner, ICredentialSource? credentials) : ITransport
{
    /// <inheritdoc/>
    public async Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (credentials is null || !MayReceiveCredential(request.Uri, credentials.IsPassedByUser))
        {
            return await inner.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        var headers = await credentials.GetHeadersAsync(request.Uri, cancellationToken).ConfigureAwait(false);
        return await inner.SendAsync(request with { Headers = [.. request.Headers, .. headers] }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>True for an address that may learn a credential.</summary>
    /// <param name="uri">The address.</param>
    /// <param name="isPassedByUser">True for a token that the user passed for this command.</param>
    public static bool MayReceiveCredential(Uri uri, bool isPassedByUser)
    {
        ArgumentNullException.ThrowIfNull(uri);
        return uri.IsAbsoluteUri && uri.UserInfo.Length == 0
            && (isPassedByUser
                ? uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)
                : uri.Scheme == Uri.UriSchemeHttps && IsGoogle(uri.IdnHost.TrimEnd('.')));
    }

    private static bool IsGoogle(string host) =>
        host.EndsWith(".googleapis.com", StringComparison.OrdinalIgnoreCase);
}
