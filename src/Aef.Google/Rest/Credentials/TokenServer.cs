using System.Text;
using System.Text.Json;
using Aef.Google.Rest.Transport;

namespace Aef.Google.Rest.Credentials;

/// <summary>
/// Asks servers for tokens. What a server answers is never part of a message, except the names of errors of OAuth, because an answer may
/// repeat what was sent.
/// </summary>
/// <param name="transport">Sends the requests, without credentials.</param>
/// <param name="clock">The clock.</param>
internal sealed class TokenServer(ITransport transport, TimeProvider clock)
{
    /// <summary>What Google's APIs need.</summary>
    public const string Scope = "https://www.googleapis.com/auth/cloud-platform";

    private const int LargestAnswer = 256 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>The clock.</summary>
    public TimeProvider Clock => clock;

    /// <summary>Posts a form, and reads the token in the answer.</summary>
    public async Task<IssuedToken> PostFormAsync(Uri uri, IEnumerable<(string Name, string Value)> fields, CancellationToken end)
    {
        var form = string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}"));
        var request = new TransportRequest("POST", Checked(uri))
        {
            Body = new TransportBody(Encoding.UTF8.GetBytes(form), "application/x-www-form-urlencoded"),
        };
        return Token(uri, await SendAsync(request, end).ConfigureAwait(false));
    }

    /// <summary>Makes a request, and reads the JSON object in the answer.</summary>
    public async Task<JsonElement> SendAsync(TransportRequest request, CancellationToken end)
    {
        var host = request.Uri.Authority;
        var (status, text) = await ReadAsync(request, end).ConfigureAwait(false);
        var answer = Parse(text);
        return status is < 200 or >= 300
            ? throw new CredentialException(
                $"{host} refused to issue a token (HTTP status {status}{ErrorName(answer)}).", isTemporary: status is 429 or >= 500)
            : answer.ValueKind == JsonValueKind.Object
                ? answer
                : throw new CredentialException($"The answer of {host} is not a JSON object.");
    }

    /// <summary>Makes a request, and returns the text of the answer.</summary>
    public async Task<(int Status, string Text)> ReadAsync(TransportRequest request, CancellationToken end)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(end);
        limit.CancelAfter(Limit);
        try
        {
            using var response = await transport.SendAsync(request, limit.Token).ConfigureAwait(false);
            using var bytes = new MemoryStream();
            var buffer = new byte[8192];
            int read;
            while ((read = await response.Body.ReadAsync(buffer, limit.Token).ConfigureAwait(false)) > 0 && bytes.Length < LargestAnswer)
            {
                bytes.Write(buffer, 0, read);
            }

            return (response.Status, Encoding.UTF8.GetString(bytes.ToArray()));
        }
        catch (Exception e) when (e is TransportException or IOException)
        {
            throw new CredentialException($"{request.Uri.Authority} does not answer: {e.Message}", isTemporary: true);
        }
        catch (OperationCanceledException) when (!end.IsCancellationRequested)
        {
            throw new CredentialException($"{request.Uri.Authority} does not answer in time.", isTemporary: true);
        }
    }

    /// <summary>The token in an answer of OAuth.</summary>
    public IssuedToken Token(Uri uri, JsonElement answer)
    {
        var seconds = answer.TryGetProperty("expires_in", out var expires) && expires.TryGetInt64(out var given) ? given : 3600;
        return Text(answer, "access_token") is { Length: > 0 } token
            ? new IssuedToken(token, clock.GetUtcNow().AddSeconds(Math.Clamp(seconds, 0, 86_400)))
            : throw new CredentialException($"The answer of {uri.Authority} has no access token.");
    }

    /// <summary>A member that is a string; null otherwise.</summary>
    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>JSON; an undefined element for other text.</summary>
    public static JsonElement Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <summary>An address that may receive a secret: https, or this computer.</summary>
    /// <exception cref="CredentialException">It is another one.</exception>
    public static Uri Checked(Uri uri) =>
        uri.IsAbsoluteUri && uri.UserInfo.Length == 0 && (uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback)
        ? uri
        : throw new CredentialException("A credential file has an address for tokens that is not https.");

    // Names such as invalid_grant are fixed words of OAuth; descriptions may repeat what was sent.
    private static string ErrorName(JsonElement answer) =>
        Text(answer, "error") is { Length: > 0 and < 40 } name && name.All(c => char.IsAsciiLetterLower(c) || c == '_')
            ? $", {name}"
            : string.Empty;
}
