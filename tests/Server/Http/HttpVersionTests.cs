using System.Net.Sockets;
using System.Text;
using Aef.Tests.Server.Support;

namespace Aef.Tests.Server.Http;

public sealed class HttpVersionTests
{
    [Theory]
    [InlineData("GET /healthz HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n", "HTTP/1.1 400 ")]
    [InlineData("GET /healthz HTTP/1.2\r\nHost: 127.0.0.1\r\n\r\n", "HTTP/1.1 400 ")]
    [InlineData("GET /healthz HTTP/\r\nHost: 127.0.0.1\r\n\r\n", "HTTP/1.1 400 ")]
    [InlineData("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", "HTTP/1.1 200 ")]
    [InlineData("GET /healthz HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n", "HTTP/1.1 200 ")]
    public async Task A_version_that_does_not_exist_is_a_fault_of_the_client(string request, string expected)
    {
        await using var server = await TestServer.StartAsync();

        (await AnswerAsync(server, [request])).ShouldStartWith(expected);
    }

    [Fact]
    public async Task A_request_that_arrives_in_pieces_is_answered()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await AnswerAsync(server, ["GE", "T /healthz HT", "TP/1.1\r", "\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"]);

        answer.ShouldStartWith("HTTP/1.1 200 ");
        answer.ShouldEndWith("ok\n");
    }

    private static async Task<string> AnswerAsync(TestServer server, string[] pieces)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", server.Server.Urls[0].Port);
        var stream = client.GetStream();
        foreach (var piece in pieces)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(piece));
            await stream.FlushAsync();
            await Task.Delay(20);
        }

        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
