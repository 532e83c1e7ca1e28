using Aef.Google.Rest.Clients;
using Aef.Google.Rest.Credentials;
using Aef.Google.Rest.Endpoints;
using Aef.Google.Rest.Transport;

namespace Aef.Google.Connecting;

/// <summary>Clients of Google's APIs over the network, with addresses and credentials of options and variables.</summary>
public sealed class GoogleConnection : IDisposable
{
    private readonly HttpTransport _transport;
    private readonly ICredentialSource _credentials;

    private GoogleConnection(
        HttpTransport transport, GoogleEndpoints endpoints, ICredentialSource credentials, TimeProvider clock, Action<string>? trace)
    {
        (_transport, _credentials, Endpoints) = (transport, credentials, endpoints);
        Clients = GoogleClients.Create(
            new GoogleClientSettings(new AuthorizedTransport(_transport, credentials), endpoints, clock) { Trace = trace });
    }

    /// <summary>The clients.</summary>
    public GoogleClients Clients { get; }

    /// <summary>The addresses of the APIs.</summary>
    public GoogleEndpoints Endpoints { get; }

    /// <summary>Connects. No request is sent yet.</summary>
    /// <param name="request">What the user chose.</param>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="trace">Learns of repeated requests; null for nobody.</param>
    /// <exception cref="UriFormatException">An address is not an absolute address with http or https.</exception>
    public static GoogleConnection Open(
        GoogleConnectionRequest request, Func<string, string?> variable, TimeProvider clock, Action<string>? trace = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(variable);
        var endpoints = EndpointResolver.Resolve(request.Endpoint, request.Services, variable);
        var passed = Given(request.AccessToken);
        var token = passed ?? Given(variable("AEF_ACCESS_TOKEN")) ?? Given(variable("CLOUDSDK_AUTH_ACCESS_TOKEN"));
        var transport = new HttpTransport();
        var credentials = token is null
            ? DefaultCredentials.Create(transport, clock, variable, CredentialFiles.Read)
            : new AccessToken(token, passed is not null);
        return new GoogleConnection(transport, endpoints, credentials, clock, trace);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        (_credentials as IDisposable)?.Dispose();
        _transport.Dispose();
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
