using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Aef.Server;

namespace Aef.Tests.Server.Support;

/// <summary>A real server on loopback with a temporary state, and a client of it.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly List<string> _log = [];

    private TestServer(AefServer server, List<string> log)
    {
        (Server, _log) = (server, log);
        Client = new HttpClient { BaseAddress = server.Urls[0], Timeout = TimeSpan.FromMinutes(2) };
    }

    public AefServer Server { get; }

    public HttpClient Client { get; }

    public IReadOnlyList<string> Log => _log;

    public static async Task<TestServer> StartAsync(AefServerOptions? options = null)
    {
        var log = new List<string>();
        options ??= new AefServerOptions();
        return new TestServer(await AefServer.StartAsync(options with { Log = log.Add }), log);
    }

    /// <summary>Sends a request with a JSON body and returns the status and the JSON of the answer.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }

        using var response = await Client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PostAsync(string path, string json = "{}") => SendAsync(HttpMethod.Post, path, json);

    public Task<Answer> PatchAsync(string path, string json) => SendAsync(HttpMethod.Patch, path, json);

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        _log.ShouldBeEmpty();
    }
}
