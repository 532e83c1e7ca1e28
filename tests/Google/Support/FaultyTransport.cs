using Aef.Google.Rest.Transport;

namespace Aef.Tests.Google.Support;

/// <summary>Passes requests to the scripted server, and lets them fail on the way.</summary>
internal sealed class FaultyTransport(ScriptedGoogle server, FastClock clock, Func<TransportRequest, Fault> next) : ITransport
{
    public List<(TransportRequest Request, Fault Fault)> Sent { get; } = [];

    public async Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        var fault = next(request);
        Sent.Add((request, fault));
        switch (fault)
        {
            case Fault.Unreachable:
                throw new TransportException("Connection refused.", wasSent: false);
            case Fault.DropBefore:
                throw new TransportException("The connection was closed.", wasSent: true);
            case Fault.TooMany:
                return Response(ScriptedGoogle.Error(429, "RESOURCE_EXHAUSTED", "Quota exceeded."));
            case Fault.UnavailableBefore:
                return Response(ScriptedGoogle.Error(503, "UNAVAILABLE", "Try again."));
        }

        var answer = server.Handle(ScriptedRequestOf(request));
        switch (fault)
        {
            case Fault.DropAfter:
                throw new TransportException("The connection was closed.", wasSent: true);
            case Fault.UnavailableAfter:
                return Response(ScriptedGoogle.Error(503, "UNAVAILABLE", "Try again."));
            case Fault.Reset:
                return new TransportResponse(answer.Status, [], new BrokenStream(answer.Body));
            case Fault.Slow:
                clock.EndAttempts();
                cancellationToken.ThrowIfCancellationRequested();
                throw new InvalidOperationException("The attempt has no limit.");
            default:
                return Response(answer);
        }
    }

    private static ScriptedRequest ScriptedRequestOf(TransportRequest request)
    {
        using var body = new MemoryStream();
        request.Body?.Open().CopyTo(body);
        return new ScriptedRequest(request.Method, request.Uri.AbsolutePath, request.Uri.Query, body.ToArray())
        {
            Headers =
            [
                .. request.Headers.Select(h => (h.Key, h.Value)),
                .. request.Body is { } b ? [("Content-Type", b.ContentType)] : Array.Empty<(string, string)>(),
            ],
        };
    }

    private static TransportResponse Response(ScriptedAnswer answer) => new(
        answer.Status, [.. answer.Headers.Select(h => KeyValuePair.Create(h.Name, h.Value))], new MemoryStream(answer.Body));

    /// <summary>Half of an answer, then a reset.</summary>
    private sealed class BrokenStream(byte[] bytes) : MemoryStream(bytes[..(bytes.Length / 2)])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            return read > 0 ? read : throw new IOException("The connection was reset.");
        }
    }
}
