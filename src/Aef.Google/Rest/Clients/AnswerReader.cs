using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Aef.Google.Rest.Common;
using Aef.Google.Rest.Transport;

namespace Aef.Google.Rest.Clients;

/// <summary>Reads the answers of the APIs.</summary>
internal static class AnswerReader
{
    // An execution in FULL view has at most 512 KB of argument and result each; a page has at most 100 of them.
    private const int LargestAnswer = 256 * 1024 * 1024;
    private const int LargestError = 1024 * 1024;

    /// <summary>The resource in an answer.</summary>
    /// <exception cref="IOException">The answer ended early, or is too large.</exception>
    /// <exception cref="JsonException">The answer is not what the API describes.</exception>
    public static async Task<T> ReadAsync<T>(
        GoogleCall call, TransportResponse response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var bytes = await BytesAsync(response, LargestAnswer, cancellationToken).ConfigureAwait(false);
        try
        {
            return JsonSerializer.Deserialize(bytes, type) ?? throw new JsonException();
        }
        catch (JsonException e)
        {
            throw new JsonException($"The answer to {call.Name} is not the JSON that the API describes.", e);
        }
    }

    /// <summary>The error in an answer.</summary>
    /// <exception cref="IOException">The answer ended early.</exception>
    public static async Task<GoogleApiException> ErrorAsync(
        GoogleCall call, TransportResponse response, CancellationToken cancellationToken)
    {
        var bytes = await BytesAsync(response, LargestError, cancellationToken).ConfigureAwait(false);
        var error = Error(bytes);
        var status = error?.Status ?? (error?.Errors is [var first, ..] ? first.Reason : null) ?? StatusNames.OfHttp(response.Status);
        var message = error?.Message is { Length: > 0 } text ? text : $"The server answered with HTTP status {response.Status}.";
        return new GoogleApiException(call.Name, response.Status, status, message)
        {
            Details = error?.Details ?? [],
            Resource = call.Resource,
        };
    }

    /// <summary>All bytes of an answer.</summary>
    public static async Task<byte[]> BytesAsync(TransportResponse response, int limit, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        var buffer = new byte[32 * 1024];
        int read;
        while ((read = await response.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (all.Length + read > limit)
            {
                throw new IOException("The answer is too large.");
            }

            all.Write(buffer, 0, read);
        }

        return all.ToArray();
    }

    private static ErrorBody? Error(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, GoogleJson.Default.ErrorResponse)?.Error;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
