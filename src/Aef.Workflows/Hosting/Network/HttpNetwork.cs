using System.Globalization;
using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Errors;

namespace Aef.Workflows.Hosting.Network;

/// <summary>
/// Sends the requests of <c>http.*</c> for real, only to allowed hosts and concurrently with the rest of the run. On real time only.
/// </summary>
public sealed class HttpNetwork : IHostedCallHandler, IDisposable
{
    private const int MostRedirects = 10;

    private readonly AllowedHosts _hosts;
    private readonly Func<string, string?>? _tokens;
    private readonly HttpClient _client;

    /// <summary>
    /// Creates a network. <paramref name="tokens"/> returns the bearer token for a type of <c>auth</c>, <c>OAuth2</c> or <c>OIDC</c>; if
    /// it returns null, or is null itself, <c>auth</c> is not sent.
    /// </summary>
    public HttpNetwork(AllowedHosts hosts, Func<string, string?>? tokens = null)
    {
        ArgumentNullException.ThrowIfNull(hosts);
        _hosts = hosts;
        _tokens = tokens;
        _client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = System.Net.DecompressionMethods.All,
            })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <inheritdoc/>
    public void Begin(HostedEffect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        if (effect.Effect is not CallEffect { Http: { } request })
        {
            return;
        }

        if (!effect.Loop.IsRealTime)
        {
            effect.Answer(
                EffectOutcome.Failure(
                    WorkflowErrors.ConnectionFailed(
                        "real requests require real time (aef run); with virtual time, a loop would send them without a pause")));
            return;
        }

        try
        {
            var message = new OutgoingRequest(request, _tokens);
            effect.WaitOutside(cancellation => SendAsync(message, cancellation), done => effect.Answer(OutcomeOf(done)));
        }
        catch (WorkflowErrorException e)
        {
            effect.Answer(EffectOutcome.Failure(e.Error));
        }
    }

    /// <summary>Sends one request and returns its answer, or the error that a call would raise. Only cancellation throws.</summary>
    public async Task<EffectOutcome> RequestAsync(HttpRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        OutgoingRequest message;
        try
        {
            message = new OutgoingRequest(request, _tokens);
        }
        catch (WorkflowErrorException e)
        {
            return EffectOutcome.Failure(e.Error);
        }

        var sending = SendAsync(message, cancellationToken);
        await ((Task)sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return OutcomeOf(sending);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static EffectOutcome OutcomeOf(Task<EffectOutcome> task)
    {
        if (task.IsCompletedSuccessfully)
        {
            return task.Result;
        }

        var error = task.Exception?.InnerException;
        return EffectOutcome.Failure(error switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError } => WorkflowErrors.ConnectionFailed(error.Message),
            HttpRequestException or IOException or InvalidDataException => WorkflowErrors.Connection(error.Message),
            null => WorkflowErrors.Connection("the request was cancelled"),
            _ => throw new AefInternalException($"a request ended with {error.GetType().Name}.", error),
        });
    }

    private async Task<EffectOutcome> SendAsync(OutgoingRequest request, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            if (!_hosts.Allows(request.Address))
            {
                var by = redirects == 0 ? string.Empty : " (by a redirect)";
                return EffectOutcome.Failure(
                    WorkflowErrors.ConnectionFailed(
                        $"{request.Address.Authority}{by} is not an allowed host: use aef run --allow-host {request.Address.Authority}"));
            }

            using var message = request.ToMessage();
            using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (OutgoingRequest.IsRedirect(response))
            {
                if (redirects == MostRedirects)
                {
                    return EffectOutcome.Failure(
                        WorkflowErrors.Connection(
                            string.Create(CultureInfo.InvariantCulture, $"the request was redirected more than {MostRedirects} times")));
                }

                if (!request.Follow(response))
                {
                    return EffectOutcome.Failure(WorkflowErrors.Connection(
                        $"a redirect to {response.Headers.Location} is not followed: redirects lead to http or https, and never from https to http"));
                }

                continue;
            }

            return await IncomingResponse.ReadAsync(response, cancellationToken).ConfigureAwait(false);
        }
    }
}
