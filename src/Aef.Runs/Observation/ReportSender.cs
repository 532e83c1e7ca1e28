using System.Globalization;
using Aef.Runs.Executors.Notify;

namespace Aef.Runs.Observation;

/// <summary>
/// Posts JSON to a server that collects reports. No problem contains a header or the path of an address, which may be secrets.
/// </summary>
internal sealed class ReportSender : IDisposable
{
    private const int LongestAnswer = 4096;

    private readonly HttpClient _client = WebhookSender.CreateClient();

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
        using var request = WebhookSender.RequestOf(address, json);
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
            return response.IsSuccessStatusCode
                ? (await WebhookSender.BeginOfAsync(response, LongestAnswer, cancellationToken).ConfigureAwait(false), null)
                : (null, string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}"));
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
