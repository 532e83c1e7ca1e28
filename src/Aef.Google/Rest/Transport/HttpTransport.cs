using System.Net;
using System.Net.Http.Headers;

namespace Aef.Google.Rest.Transport;

/// <summary>Sends requests over the network.</summary>
public sealed class HttpTransport : ITransport, IDisposable
{
    private readonly HttpMessageInvoker _kept;
    private readonly HttpMessageInvoker _new;

    /// <summary>A transport.</summary>
    /// <param name="connectTimeout">How long a connection may take; null for 20 seconds.</param>
    public HttpTransport(TimeSpan? connectTimeout = null)
    {
        var limit = connectTimeout ?? TimeSpan.FromSeconds(20);
        _kept = new HttpMessageInvoker(Handler(limit, TimeSpan.FromMinutes(5)));
        _new = new HttpMessageInvoker(Handler(limit, TimeSpan.Zero));
    }

    /// <inheritdoc/>
    public async Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var message = Message(request);
        HttpResponseMessage? answer = null;
        try
        {
            answer = await (request.IsRepeatable ? _kept : _new).SendAsync(message, cancellationToken).ConfigureAwait(false);
            var body = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return new TransportResponse((int)answer.StatusCode, Headers(answer), body, answer);
        }
        catch (HttpRequestException e)
        {
            answer?.Dispose();
            throw new TransportException(Reason(e), !IsBeforeSending(e), e);
        }
        catch (IOException e)
        {
            answer?.Dispose();
            throw new TransportException(e.Message, wasSent: true, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _kept.Dispose();
        _new.Dispose();
    }

    // No proxy credentials, cookies or redirects: a redirect would take the token to another host.
    private static SocketsHttpHandler Handler(TimeSpan connectTimeout, TimeSpan lifetime) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = connectTimeout,
        PooledConnectionLifetime = lifetime,
    };

    private static HttpRequestMessage Message(TransportRequest request)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Uri);
        if (request.Body is { } body)
        {
            message.Content = body.Bytes is { } bytes ? new ReadOnlyMemoryContent(bytes) : new StreamContent(body.Open());
            message.Content.Headers.ContentLength = body.Length;
            message.Content.Headers.TryAddWithoutValidation("Content-Type", body.ContentType);
        }

        foreach (var (name, value) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    private static List<KeyValuePair<string, string>> Headers(HttpResponseMessage answer)
    {
        List<KeyValuePair<string, string>> all = [];
        Add(all, answer.Headers);
        Add(all, answer.Content.Headers);
        return all;
    }

    private static void Add(List<KeyValuePair<string, string>> all, HttpHeaders headers)
    {
        foreach (var (name, values) in headers.NonValidated)
        {
            foreach (var value in values)
            {
                all.Add(new(name, value));
            }
        }
    }

    private static bool IsBeforeSending(HttpRequestException e) => e.HttpRequestError is HttpRequestError.NameResolutionError
        or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private static string Reason(HttpRequestException e) => e.InnerException?.Message ?? e.Message;
}
