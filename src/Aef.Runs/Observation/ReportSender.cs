using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Aef.Runs.Executors.Notify;

namespace Aef.Runs.Observation;

/// <summary>
/// Posts JSON to a server that collects reports. No problem contains a header or the path of an address, which may be secrets.
/// </summary>
internal sealed class ReportSender : IDisposable
{
    private const int LongestAnswer = 4096;

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>The scheme, host and port of an address.</summary>
    public static string NameOf(Uri address) =>
        string.Create(CultureInfo.InvariantCulture, $"{address.Scheme}://{address.Host}:{address.Port}");

    /// <summary>Posts a document. Returns the beginning of the answer, or why it was not accepted.</summary>
    public async Task<(string? Answer, string? Problem)> PostAsync(
        Uri address,
        byte[] json,
        IReadOnlyList<(string Name, string Value)> headers,
        CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        try
        {
            foreach (var (name, value) in headers)
            {
                if (!request.Headers.TryAddWithoutValidation(name, value))
                {
                    return (null, "a header of the settings is not valid");
                }
            }

            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                return (null, string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}"));
            }

            var buffer = new byte[LongestAnswer];
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)
                    .ConfigureAwait(false);
                return (Encoding.UTF8.GetString(buffer, 0, length), null);
            }
        }
        catch (OperationCanceledException)
        {
            return (null, "no answer in time");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidOperationException or FormatException)
        {
            return (null, WebhookSender.MessageOf(e).ReplaceLineEndings(" "));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
