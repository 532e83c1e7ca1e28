using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Aef.Core.Environments;

namespace Aef.Runs.Executors.Notify;

/// <summary>
/// Sends messages to webhooks, and has what other senders of JSON need. Redirects are not followed: they would pass the message on to
/// another server.
/// </summary>
internal static class WebhookSender
{
    private const int LongestAnswer = 200;

    /// <summary>Why a text is no address of a webhook, without the text; null if it is one.</summary>
    public static string? CheckAddress(string address) =>
        Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0
            ? null
            : "the value is no address that starts with http:// or https://";

    /// <summary>A client without redirects and cookies. Each request has its own limit.</summary>
    public static HttpClient CreateClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>A request with a document.</summary>
    public static HttpRequestMessage RequestOf(Uri address, byte[] json)
    {
        var content = new ByteArrayContent(json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
    }

    /// <summary>The beginning of an answer.</summary>
    /// <param name="response">The answer, of which only the headers were read.</param>
    /// <param name="longest">The most bytes of it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<string> BeginOfAsync(HttpResponseMessage response, int longest, CancellationToken cancellationToken)
    {
        var buffer = new byte[longest];
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            return Encoding.UTF8.GetString(buffer, 0, length);
        }
    }

    /// <summary>Why a request was not answered. The outer exception often only states that there was an error.</summary>
    public static string MessageOf(Exception exception) =>
        (exception is HttpRequestException { HttpRequestError: var error, InnerException: { } cause }
            && error is HttpRequestError.Unknown or HttpRequestError.ResponseEnded
                ? cause.Message
                : exception.Message).TrimEnd('.');

    /// <summary>Sends a message; returns why it was not sent, or null.</summary>
    public static async Task<string?> SendAsync(
        string address,
        NotificationKind kind,
        Notification message,
        CancellationToken cancellationToken)
    {
        if (CheckAddress(address) is { } invalid)
        {
            return invalid;
        }

        var uri = new Uri(address.Trim());
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Notifier.Limit);
        using var client = CreateClient();
        using var request = RequestOf(uri, WebhookBody.Of(kind, message));
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token)
                .ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                return null;
            }

            var status = string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}");
            var answer = (await BeginOfAsync(response, LongestAnswer, limit.Token).ConfigureAwait(false)).Trim();
            return Notifier.Hide(answer.Length == 0 ? status : $"{status}: {answer}", address.Trim());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Notifier.NoAnswer;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidOperationException)
        {
            return Notifier.Hide(MessageOf(e), address.Trim());
        }
    }
}
