using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Aef.Google.Rest.Transport;

namespace Aef.Google.Rest.Credentials;

/// <summary>Exchanges a token for one of a service account (IAM Credentials, generateAccessToken).</summary>
internal sealed class ImpersonatedToken(TokenServer server, ITokenSource source, Uri uri, IReadOnlyList<string> delegates) : ITokenSource
{
    /// <inheritdoc/>
    public async Task<IssuedToken> IssueAsync(CancellationToken cancellationToken)
    {
        var token = await source.IssueAsync(cancellationToken).ConfigureAwait(false);
        var body = new JsonObject { ["scope"] = new JsonArray(TokenServer.Scope) };
        if (delegates.Count > 0)
        {
            body["delegates"] = new JsonArray([.. delegates.Select(d => (JsonNode)JsonValue.Create(d))]);
        }

        var request = new TransportRequest("POST", TokenServer.Checked(uri))
        {
            Headers = [new("Authorization", "Bearer " + token.Value)],
            Body = new TransportBody(Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json"),
        };
        var answer = await server.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var expires = DateTimeOffset.TryParse(
            TokenServer.Text(answer, "expireTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : server.Clock.GetUtcNow().AddHours(1);
        return TokenServer.Text(answer, "accessToken") is { Length: > 0 } issued
            ? new IssuedToken(issued, expires)
            : throw new CredentialException($"The answer of {uri.Authority} has no access token.");
    }
}
