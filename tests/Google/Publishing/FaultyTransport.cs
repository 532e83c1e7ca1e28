using System.Text;
using Aef.Google.Rest.Transport;

namespace Aef.Tests.Google.Publishing;

/// <summary>Injects faults before and after the server, by a seed.</summary>
/// <param name="inner">The server.</param>
/// <param name="seed">The seed.</param>
/// <param name="rate">The share of the calls that fail.</param>
/// <param name="clock">The clock, which lets slow calls run into their limit.</param>
internal sealed class FaultyTransport(ITransport inner, int seed, double rate, EagerClock clock) : ITransport
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);

    public Dictionary<string, int> Faults { get; } = new(StringComparer.Ordinal);

    public async Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        string fault;
        lock (_lock)
        {
            fault = _random.NextDouble() >= rate
                ? "none"
                : (new[] { "drop before", "drop after", "429", "503", "reset", "slow" })[_random.Next(6)];
            Faults[fault] = Faults.GetValueOrDefault(fault) + 1;
        }

        switch (fault)
        {
            case "drop before":
                throw new TransportException("The connection was closed.", wasSent: _random.Next(2) == 0);
            case "429":
                return Error(429, "RESOURCE_EXHAUSTED");
            case "503":
                return Error(503, "UNAVAILABLE");
            default:
                break;
        }

        var answer = await inner.SendAsync(request, cancellationToken);
        switch (fault)
        {
            case "drop after":
                answer.Dispose();
                throw new TransportException("The connection was closed.", wasSent: true);
            case "reset":
                answer.Dispose();
                return new TransportResponse(answer.Status, answer.Headers, new BrokenStream());
            case "slow":
                answer.Dispose();
                clock.LetLimitsPass();
                await Task.Delay(Timeout.Infinite, cancellationToken);
                break;
            default:
                break;
        }

        return answer;
    }

    private static TransportResponse Error(int code, string status) => new(
        code,
        [],
        new MemoryStream(Encoding.UTF8.GetBytes($$$"""{"error":{"code":{{{code}}},"message":"Try again.","status":"{{{status}}}"}}""")));

    private sealed class BrokenStream : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new IOException("The connection was reset.");

        public override int Read(Span<byte> buffer) => throw new IOException("The connection was reset.");

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("The connection was reset.");

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            throw new IOException("The connection was reset.");

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            throw new IOException("The connection was reset.");
    }
}
