using Aef.Google.Rest.Clients;
using Aef.Google.Rest.Credentials;
using Aef.Google.Rest.Endpoints;
using Aef.Google.Rest.Transport;

namespace Aef.Google.Connecting;

/// <summary>Clients of Google's APIs over the network, with the addresses and the token of options and environment variables.</summary>
public sealed class GoogleConnection : IDisposable
{
    private readonly HttpTransport _transport = new();

    private GoogleConnection(GoogleEndpoints endpoints, ICredentialSource credentials, TimeProvider clock, Action<string>? trace) =>
        Clients = GoogleClients.Create(
            new GoogleClientSettings(new AuthorizedTransport(_transport, credentials), endpoints, clock) { Trace = trace });

    /// <summary>The clients.</summary>
    public GoogleClients Clients { get; }

    /// <summary>Connects. No request is sent yet.</summary>
    /// <param name="endpoint">One address for all APIs, such as that of <c>aef serve</c>; null for those of variables, or Google's.</param>
    /// <param name="accessToken">An access token; null for that of variables.</param>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="trace">Receives a line for each repeated request; null for none.</param>
    /// <exception cref="UriFormatException">An address is not an absolute address with http or https.</exception>
    public static GoogleConnection Open(
        string? endpoint, string? accessToken, Func<string, string?> variable, TimeProvider clock, Action<string>? trace = null)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var all = endpoint ?? Read("AEF_ENDPOINT");
        var google = GoogleEndpoints.Default;
        var endpoints = all is not null ? GoogleEndpoints.All(Address(all)) : new GoogleEndpoints
        {
            Workflows = Override("WORKFLOWS", google.Workflows),
            Executions = Override("WORKFLOWEXECUTIONS", google.Executions),
            Scheduler = Override("CLOUDSCHEDULER", google.Scheduler),
            Storage = Override("STORAGE", google.Storage),
        };
        var token = accessToken ?? Read("AEF_ACCESS_TOKEN") ?? Read("CLOUDSDK_AUTH_ACCESS_TOKEN");
        return new GoogleConnection(endpoints, new PassedToken(token), clock, trace);

        Uri Override(string api, Uri otherwise) =>
            Read($"CLOUDSDK_API_ENDPOINT_OVERRIDES_{api}") is { } address ? Address(address) : otherwise;

        string? Read(string name) => variable(name) is { Length: > 0 } value ? value : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();

    private static Uri Address(string text)
    {
        var uri = Uri.TryCreate(text, UriKind.Absolute, out var parsed)
            && parsed is { Scheme: "http" or "https", UserInfo.Length: 0 }
            ? parsed
            : throw new UriFormatException("The address of the API must be absolute, with http or https and without a password.");
        var path = uri.AbsolutePath.TrimEnd('/');
        path = path.EndsWith("/storage/v1", StringComparison.Ordinal) ? path[..^"/storage/v1".Length] : path;
        return new Uri(uri.GetLeftPart(UriPartial.Authority) + path + "/");
    }

    private sealed class PassedToken(string? token) : ICredentialSource
    {
        public bool IsPassedByUser => true;

        public Task<IReadOnlyList<KeyValuePair<string, string>>> GetHeadersAsync(Uri uri, CancellationToken cancellationToken) =>
            token is not null ? Task.FromResult<IReadOnlyList<KeyValuePair<string, string>>>([new("Authorization", $"Bearer {token}")])
            : uri.IsLoopback ? Task.FromResult<IReadOnlyList<KeyValuePair<string, string>>>([])
            : throw new CredentialException(
                "There is no access token. Set AEF_ACCESS_TOKEN, such as to the output of gcloud auth print-access-token.");
    }
}
