using Aef.Google.Rest.Transport;

namespace Aef.Google.Rest.Credentials;

/// <summary>Asks the metadata server of a machine at Google for the token of its service account.</summary>
internal sealed class MetadataToken(TokenServer server, string host) : ITokenSource
{
    /// <inheritdoc/>
    public async Task<IssuedToken> IssueAsync(CancellationToken cancellationToken)
    {
        var uri = new Uri($"http://{host}/computeMetadata/v1/instance/service-accounts/default/token");
        var request = new TransportRequest("GET", uri) { Headers = [new("Metadata-Flavor", "Google")] };
        return server.Token(uri, await server.SendAsync(request, cancellationToken).ConfigureAwait(false));
    }
}
