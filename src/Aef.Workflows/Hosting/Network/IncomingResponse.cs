using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Network;

/// <summary>Reads a response.</summary>
internal static class IncomingResponse
{
    // The limit of the service is 2 MB; the engine rejects anything larger, such as this.
    private const int EnoughToRefuse = (2 * 1024 * 1024) + 1;

    public static async Task<EffectOutcome> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var bytes = await ReadBytesAsync(response.Content, cancellationToken).ConfigureAwait(false);
        var contentType = response.Content.Headers.TryGetValues("Content-Type", out var types) ? types.FirstOrDefault() : null;
        var body = bytes.Length >= EnoughToRefuse ? WorkflowValue.FromBytes(bytes) : MessageContent.Decode(bytes, contentType);
        return EffectOutcome.FromHttpResponse((int)response.StatusCode, HeadersOf(response), body);
    }

    /// <summary>The names in the form <c>Content-Type</c>; several values of one name are joined.</summary>
    private static WorkflowValue HeadersOf(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers).OrderBy(h => h.Key, StringComparer.OrdinalIgnoreCase);
        return WorkflowValue.FromMap(
            [.. headers.Select(h => (HeaderName.Canonical(h.Key), WorkflowValue.FromString(string.Join(", ", h.Value))))]);
    }

    private static async Task<byte[]> ReadBytesAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var buffer = new MemoryStream();
        var part = new byte[16 * 1024];
        int count;
        while (buffer.Length < EnoughToRefuse && (count = await stream.ReadAsync(part, cancellationToken).ConfigureAwait(false)) > 0)
        {
            buffer.Write(part, 0, (int)Math.Min(count, EnoughToRefuse - buffer.Length));
        }

        return buffer.ToArray();
    }
}
