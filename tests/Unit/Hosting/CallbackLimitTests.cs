using System.Net;
using System.Net.Sockets;
using System.Text;
using Aef.Tests.Support;
using Aef.Workflows.Hosting.Callbacks;

namespace Aef.Tests.Hosting;

/// <summary>
/// What a callback server does with clients that want too much. Its clock is set by the tests: nothing here waits for time to pass.
/// </summary>
public sealed class CallbackLimitTests : IAsyncDisposable
{
    private const string Partial = "PUT /x HTTP/1.1\r\nHost: 127.0.0.1\r\n";

    private readonly ManualClock _clock = new();
    private readonly CallbackEndpoints _endpoints = new();
    private readonly List<TcpClient> _clients = [];
    private CallbackServer? _server;

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(c => c.Dispose());
        await (_server?.DisposeAsync() ?? default);
    }

    [Fact]
    public async Task Half_open_connections_do_not_keep_a_valid_call_waiting()
    {
        var url = Start(CallbackServerLimits.Default);
        for (var i = 0; i < 150; i++)
        {
            await SendAsync(i % 3 == 0 ? string.Empty : Partial);
        }

        (await AnswerAsync(await SendAsync(Request(url, "hello")))).ShouldStartWith("HTTP/1.1 200 ");
    }

    [Fact]
    public async Task The_oldest_connection_without_a_head_makes_room()
    {
        var url = Start(new CallbackServerLimits { MaxConnections = 2 });
        var oldest = await SendAsync(Partial);
        await ReachAsync(1);
        var second = await SendAsync(Partial);
        await ReachAsync(2);

        (await AnswerAsync(await SendAsync(Request(url, "hello")))).ShouldStartWith("HTTP/1.1 200 ");

        (await AnswerAsync(oldest)).ShouldBeEmpty();
        await second.GetStream().WriteAsync("\r\n"u8.ToArray());
        (await AnswerAsync(second)).ShouldStartWith("HTTP/1.1 404 ");
    }

    [Fact]
    public async Task When_all_are_sending_their_bodies_one_more_is_refused()
    {
        var url = Start(new CallbackServerLimits { MaxConnections = 1 });
        var busy = await SendAsync(Request(url, "hello")[..^1]);
        await ReachAsync(1, promoted: true);

        (await AnswerAsync(await SendAsync(Request(url, "hello")))).ShouldStartWith("HTTP/1.1 503 ");

        await busy.GetStream().WriteAsync("o"u8.ToArray());
        (await AnswerAsync(busy)).ShouldStartWith("HTTP/1.1 200 ");
    }

    [Theory]
    [InlineData(Partial, 10)]
    [InlineData(Partial + "Content-Length: 5\r\n\r\nhell", 30)]
    public async Task A_request_that_takes_too_long_is_ended(string part, int seconds)
    {
        Start(CallbackServerLimits.Default);
        var client = await SendAsync(part);
        await ReachAsync(1, promoted: seconds > 10);

        _clock.Pass(TimeSpan.FromSeconds(seconds - 1)).ShouldBe(0, "a timer fired too soon");
        _clock.Pass(TimeSpan.FromSeconds(1)).ShouldBe(1);

        (await AnswerAsync(client)).ShouldStartWith("HTTP/1.1 408 ");
    }

    [Fact]
    public async Task A_slow_head_leaves_less_time_for_the_body()
    {
        Start(CallbackServerLimits.Default);
        var client = await SendAsync(Partial);
        await ReachAsync(1);
        _clock.Pass(TimeSpan.FromSeconds(9)).ShouldBe(0);
        await client.GetStream().WriteAsync("Content-Length: 5\r\n\r\nhell"u8.ToArray());
        await ReachAsync(1, promoted: true);

        _clock.Pass(TimeSpan.FromSeconds(20)).ShouldBe(0);
        _clock.Pass(TimeSpan.FromSeconds(1)).ShouldBe(1);

        (await AnswerAsync(client)).ShouldStartWith("HTTP/1.1 408 ");
    }

    [Theory]
    [InlineData(32 * 1024 - 100, 200)]
    [InlineData(32 * 1024, 431)]
    public async Task A_head_has_a_largest_size(int bytes, int expected)
    {
        var url = Start(CallbackServerLimits.Default);
        var head = Request(url, string.Empty);

        var request = head.Replace("\r\n\r\n", $"\r\nX: {new string('x', bytes - head.Length)}\r\n\r\n", StringComparison.Ordinal);

        (await AnswerAsync(await SendAsync(request))).ShouldStartWith($"HTTP/1.1 {expected} ");
    }

    [Theory]
    [InlineData(98, 200)]
    [InlineData(99, 431)]
    public async Task A_head_has_a_largest_number_of_headers(int more, int expected)
    {
        var url = Start(CallbackServerLimits.Default);
        var lines = string.Concat(Enumerable.Range(0, more).Select(i => $"\r\nX{i}: 1"));

        var request = Request(url, string.Empty).Replace("\r\n\r\n", lines + "\r\n\r\n", StringComparison.Ordinal);

        (await AnswerAsync(await SendAsync(request))).ShouldStartWith($"HTTP/1.1 {expected} ");
    }

    [Theory]
    [InlineData("Content-Length: 11\r\n\r\n0123456789a", 413)]
    [InlineData("Content-Length: 10\r\n\r\n0123456789", 200)]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n6\r\n012345\r\n5\r\n6789a\r\n0\r\n\r\n", 413)]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n6\r\n012345\r\n4\r\n6789\r\n0\r\n\r\n", 200)]
    public async Task A_body_has_a_largest_size(string rest, int expected)
    {
        var url = Start(new CallbackServerLimits { MaxBodyBytes = 10 });

        var request = $"PUT {new Uri(url).AbsolutePath} HTTP/1.1\r\nHost: 127.0.0.1\r\n{rest}";

        (await AnswerAsync(await SendAsync(request))).ShouldStartWith($"HTTP/1.1 {expected} ");
    }

    [Fact]
    public void A_callback_may_be_as_large_as_those_of_Google() => CallbackServerLimits.Default.MaxBodyBytes.ShouldBe(2 * 1024 * 1024);

    private string Start(CallbackServerLimits limits)
    {
        _server = CallbackServer.Start(_endpoints, _clock, limits: limits);
        var url = _server.BaseAddress + "/v1/endpoint";
        _endpoints.Open(url, "PUT");
        return url;
    }

    private static string Request(string url, string body) =>
        $"PUT {new Uri(url).AbsolutePath} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {body.Length}\r\n\r\n{body}";

    private async Task<TcpClient> SendAsync(string text)
    {
        var client = new TcpClient();
        _clients.Add(client);
        await client.ConnectAsync(IPAddress.Loopback, _server!.BaseAddress.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));
        return client;
    }

    private static async Task<string> AnswerAsync(TcpClient client)
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2)); // far more than it takes; a failure instead of a hang
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            return await reader.ReadToEndAsync(limit.Token);
        }
        catch (IOException)
        {
            return string.Empty; // reset
        }
    }

    /// <summary>Waits until the server has so many connections, and the head of the last one if that is wanted.</summary>
    private async Task ReachAsync(int count, bool promoted = false)
    {
        while (_server!.OpenConnections.Count < count || (promoted && _server.OpenConnections.Reading > 0))
        {
            await Task.Yield();
        }
    }
}
