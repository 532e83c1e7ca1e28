using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Aef.Google.Rest.Credentials;

/// <summary>Exchanges an assertion, signed with the key of a service account, for a token (RFC 7523).</summary>
internal sealed class ServiceAccountToken(TokenServer server, string email, string privateKey, string? keyId, Uri tokenUri) : ITokenSource
{
    /// <inheritdoc/>
    public Task<IssuedToken> IssueAsync(CancellationToken cancellationToken) => server.PostFormAsync(
        tokenUri,
        [("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), ("assertion", Assertion())],
        cancellationToken);

    private string Assertion()
    {
        var now = server.Clock.GetUtcNow().ToUnixTimeSeconds();
        var header = new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT" };
        if (keyId is not null)
        {
            header["kid"] = keyId;
        }

        var claims = new JsonObject
        {
            ["iss"] = email,
            ["scope"] = TokenServer.Scope,
            ["aud"] = tokenUri.OriginalString,
            ["iat"] = now,
            ["exp"] = now + 3600,
        };
        var text = $"{Encode(header.ToJsonString())}.{Encode(claims.ToJsonString())}";
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(privateKey);
            var signature = rsa.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            return $"{text}.{Base64Url.EncodeToString(signature)}";
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            throw new CredentialException($"The private key of the service account {email} is not a valid RSA key.");
        }
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
