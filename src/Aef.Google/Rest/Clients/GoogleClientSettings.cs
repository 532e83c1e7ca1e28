using Aef.Google.Rest.Endpoints;
using Aef.Google.Rest.Transport;

namespace Aef.Google.Rest.Clients;

/// <summary>What all clients need.</summary>
/// <param name="Transport">Sends the requests, with credentials.</param>
/// <param name="Endpoints">The addresses of the APIs.</param>
/// <param name="Clock">The clock of delays and limits.</param>
public sealed record GoogleClientSettings(ITransport Transport, GoogleEndpoints Endpoints, TimeProvider Clock)
{
    /// <summary>How requests are repeated.</summary>
    public RetryPolicy Retries { get; init; } = RetryPolicy.Default;

    /// <summary>Random numbers from 0 to 1, for jitter.</summary>
    public Func<double> NextRandom { get; init; } = Random.Shared.NextDouble;

    /// <summary>The value of the header <c>User-Agent</c>.</summary>
    public string UserAgent { get; init; } = "aef";

    /// <summary>Learns of each request that is repeated, for <c>--verbose</c>; null for nobody.</summary>
    public Action<string>? Trace { get; init; }
}
