using System.Text.Json;
using Aef.Google.Rest.Transport;

namespace Aef.Google.Rest.Credentials;

/// <summary>
/// Exchanges a token of another identity provider, such as GitHub or Azure DevOps, for one of Google: workload identity federation
/// (RFC 8693). The foreign token is in a file, or is asked for over the network.
/// </summary>
internal sealed class FederatedToken(TokenServer server, JsonElement file, Func<string, string?> readFile) : ITokenSource
{
    /// <inheritdoc/>
    public async Task<IssuedToken> IssueAsync(CancellationToken cancellationToken)
    {
        var subject = await SubjectAsync(cancellationToken).ConfigureAwait(false);
        return await server.PostFormAsync(
            CredentialFile.Address(file, "token_url", "https://sts.googleapis.com/v1/token"),
            [
                ("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange"),
                ("audience", CredentialFile.Required(file, "audience")),
                ("scope", TokenServer.Scope),
                ("requested_token_type", "urn:ietf:params:oauth:token-type:access_token"),
                ("subject_token", subject),
                ("subject_token_type", CredentialFile.Required(file, "subject_token_type")),
            ],
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> SubjectAsync(CancellationToken cancellationToken)
    {
        var source = CredentialFile.Member(file, "credential_source");
        string text;
        if (TokenServer.Text(source, "file") is { } path)
        {
            text = readFile(path)
                ?? throw new CredentialException($"The file \"{path}\" with the token of the identity provider cannot be read.");
        }
        else if (TokenServer.Text(source, "url") is { } url && Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            var request = new TransportRequest("GET", TokenServer.Checked(uri)) { Headers = [.. Headers(source)] };
            (var status, text) = await server.ReadAsync(request, cancellationToken).ConfigureAwait(false);
            if (status is < 200 or >= 300)
            {
                throw new CredentialException($"{uri.Authority} refused to issue the token of the provider (HTTP status {status}).");
            }
        }
        else
        {
            throw new CredentialException("The credential_source is neither a file nor a url. Other sources are not supported.");
        }

        var format = CredentialFile.Member(source, "format");
        var subject = TokenServer.Text(format, "type") == "json"
            ? TokenServer.Text(TokenServer.Parse(text), CredentialFile.Required(format, "subject_token_field_name"))
            : text.Trim();
        return subject is { Length: > 0 } ? subject : throw new CredentialException("The answer of the identity provider has no token.");
    }

    private static IEnumerable<KeyValuePair<string, string>> Headers(JsonElement source) =>
        CredentialFile.Member(source, "headers") is { ValueKind: JsonValueKind.Object } headers
            ? headers.EnumerateObject()
                .Where(h => h.Value.ValueKind == JsonValueKind.String)
                .Select(h => KeyValuePair.Create(h.Name, h.Value.GetString() ?? string.Empty))
            : [];
}
