using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Aef.Tests.Google.Credentials;

/// <summary>A server on loopback that issues tokens, and keeps the requests that it gets.</summary>
internal sealed class TokenListener : IDisposable
{
    private readonly HttpListener _listener = new();

    public TokenListener(Func<string, string, (int Status, string Json)> answer)
    {
        using (var socket = new TcpListener(IPAddress.Loopback, 0))
        {
            socket.Start();
            Host = $"127.0.0.1:{((IPEndPoint)socket.LocalEndpoint).Port}";
        }

        _listener.Prefixes.Add($"http://{Host}/");
        _listener.Start();
        _ = ServeAsync(answer);
    }

    public string Host { get; }

    public List<(string Path, string Authorization, string Flavor, string Body)> Requests { get; } = [];

    public void Dispose() => _listener.Close();

    private async Task ServeAsync(Func<string, string, (int Status, string Json)> answer)
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                var (path, body) = (context.Request.Url!.AbsolutePath, await reader.ReadToEndAsync());
                var headers = context.Request.Headers;
                Requests.Add((path, headers["Authorization"] ?? string.Empty, headers["Metadata-Flavor"] ?? string.Empty, body));
                var (status, json) = answer(path, body);
                context.Response.StatusCode = status;
                context.Response.Close(Encoding.UTF8.GetBytes(json), willBlock: true);
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }
}
