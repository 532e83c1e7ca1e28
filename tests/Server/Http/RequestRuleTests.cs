using System.Net;
using System.Net.Http.Headers;
using Aef.Server;
using Aef.Tests.Server.Support;

namespace Aef.Tests.Server.Http;

/// <summary>What the server refuses before any API sees it, and the form of all errors.</summary>
public sealed class RequestRuleTests : IAsyncLifetime
{
    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/v1")]
    [InlineData("GET", "/v2/projects/p/locations/l/workflows")]
    [InlineData("PUT", "/healthz")]
    [InlineData("DELETE", "/v1/projects/p/locations/l/workflows")]
    public async Task Unknown_paths_and_methods_are_not_found_in_Googles_format(string method, string path) =>
        (await _server.SendAsync(new HttpMethod(method), path)).ShouldBeError(404, "NOT_FOUND");

    [Theory]
    [InlineData("evil.example.com")]
    [InlineData("127.0.0.1.evil.example.com")]
    [InlineData("localhost.evil.example.com:80")]
    [InlineData("0.0.0.0")]
    public async Task Another_host_is_refused(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/healthz");
        request.Headers.Host = host;

        (await SendAsync(request)).ShouldBeError(403, "PERMISSION_DENIED");
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    public async Task Its_own_hosts_are_accepted(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/healthz");
        request.Headers.Host = $"{host}:{_server.Server.Urls[0].Port}";

        using var response = await _server.Client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example.com")]
    [InlineData("Origin", "https://127.0.0.1")]
    [InlineData("Origin", "http://localhost:1")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Pages_of_others_are_refused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/healthz");
        request.Headers.Add(header, value);

        (await SendAsync(request)).ShouldBeError(403, "PERMISSION_DENIED");
    }

    [Theory]
    [InlineData("shutdown")]
    [InlineData("reset")]
    public async Task Stopping_and_resetting_need_the_token(string method)
    {
        (await _server.PostAsync("/aef/v1/" + method)).ShouldBeError(401, "UNAUTHENTICATED");
        _server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _server.Server.Token + "x");
        (await _server.PostAsync("/aef/v1/" + method)).ShouldBeError(401, "UNAUTHENTICATED");
        _server.Server.StopRequested.IsCompleted.ShouldBeFalse();

        _server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _server.Server.Token);
        (await _server.PostAsync("/aef/v1/" + method)).ShouldBeOk();

        if (method == "shutdown")
        {
            await _server.Server.StopRequested.WaitAsync(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public async Task A_state_folder_has_one_server_at_a_time()
    {
        var error = await Should.ThrowAsync<IOException>(() => AefServer.StartAsync(new AefServerOptions { StatePath = _server.Server.StatePath }));

        error.Message.ShouldContain(_server.Server.StatePath);
        error.Message.ShouldContain("--state");
    }

    private async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await _server.Client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }
}
