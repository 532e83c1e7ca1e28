using System.Text.Json;

namespace Aef.Google.Rest.Credentials;

/// <summary>Reads the credential files of Google: the key of a service account, a person, an impersonation, an external account.</summary>
internal static class CredentialFile
{
    private const string GoogleTokens = "https://oauth2.googleapis.com/token";

    /// <summary>The source of tokens that a file describes.</summary>
    /// <param name="json">The text of the file.</param>
    /// <param name="server">Asks for tokens.</param>
    /// <param name="readFile">Reads a file that it names; null if it cannot be read.</param>
    /// <exception cref="CredentialException">It is no credential file.</exception>
    public static ITokenSource Read(string json, TokenServer server, Func<string, string?> readFile) =>
        Read(TokenServer.Parse(json), server, readFile);

    /// <summary>A member; an undefined element if there is none.</summary>
    public static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>A member that must be there.</summary>
    public static string Required(JsonElement element, string name) => TokenServer.Text(element, name) is { Length: > 0 } text
        ? text
        : throw new CredentialException($"The credential file has no \"{name}\".");

    /// <summary>An address, which may receive secrets.</summary>
    public static Uri Address(JsonElement element, string name, string otherwise) =>
        Uri.TryCreate(TokenServer.Text(element, name) ?? otherwise, UriKind.Absolute, out var uri)
            ? TokenServer.Checked(uri)
            : throw new CredentialException($"\"{name}\" of the credential file is not an address.");

    private static ITokenSource Read(JsonElement file, TokenServer server, Func<string, string?> readFile)
    {
        var source = TokenServer.Text(file, "type") switch
        {
            "service_account" => new ServiceAccountToken(
                server,
                Required(file, "client_email"),
                Required(file, "private_key"),
                TokenServer.Text(file, "private_key_id"),
                Address(file, "token_uri", GoogleTokens)),
            "authorized_user" => new RefreshedToken(
                server,
                Required(file, "client_id"),
                Required(file, "client_secret"),
                Required(file, "refresh_token"),
                Address(file, "token_uri", GoogleTokens)),
            "impersonated_service_account" => Read(Member(file, "source_credentials"), server, readFile),
            "external_account" => (ITokenSource)new FederatedToken(server, file, readFile),
            _ => throw new CredentialException(
                "The credential file has no type that Aef knows: service_account, authorized_user, impersonated_service_account "
                + "or external_account."),
        };
        var delegates = Member(file, "delegates") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(d => d.ValueKind == JsonValueKind.String).Select(d => d.GetString()!).ToList()
            : [];
        return TokenServer.Text(file, "service_account_impersonation_url") is null
            ? source
            : new ImpersonatedToken(server, source, Address(file, "service_account_impersonation_url", string.Empty), delegates);
    }
}
