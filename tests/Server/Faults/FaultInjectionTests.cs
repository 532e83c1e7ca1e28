using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Aef.Server;
using Aef.Tests.Server.Support;

namespace Aef.Tests.Server.Faults;

/// <summary>Faults over real connections: what the client sees, and whether the call had its effect.</summary>
public sealed class FaultInjectionTests : IAsyncLifetime
{
    private const string Jobs = "/v1/projects/p1/locations/us-central1/jobs";
    private const string Job =
        """{"name":"projects/p1/locations/us-central1/jobs/j","schedule":"0 0 1 1 *","httpTarget":{"uri":"http://127.0.0.1:9/"}}""";
    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.StartAsync(new AefServerOptions { Token = "secret-token" });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("429", 429, "RESOURCE_EXHAUSTED")]
    [InlineData("503", 503, "UNAVAILABLE")]
    [InlineData("500", 500, "INTERNAL")]
    public async Task A_status_is_answered_instead_of_the_effect(string fault, int status, string name)
    {
        await UseAsync($"{{\"faults\":[{{\"method\":\"jobs.create\",\"fault\":{fault},\"times\":1}}]}}");
        (await _server.PostAsync(Jobs, Job)).ShouldBeError(status, name);
        (await _server.GetAsync($"{Jobs}/j")).ShouldBeError(404, "NOT_FOUND");
        (await _server.PostAsync(Jobs, Job)).ShouldBeOk();
        (await CausedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_status_after_the_effect_needs_to_be_asked_for()
    {
        await UseAsync("""{"faults":[{"method":"jobs.create","fault":503,"when":"after","times":1}]}""");
        (await _server.PostAsync(Jobs, Job)).ShouldBeError(503, "UNAVAILABLE");
        (await _server.GetAsync($"{Jobs}/j")).ShouldBeOk();
    }

    [Theory]
    [InlineData("drop", "before", false)]
    [InlineData("drop", "after", true)]
    [InlineData("reset", "before", false)]
    [InlineData("reset", "after", true)]
    public async Task A_connection_that_ends_has_no_answer(string fault, string when, bool hasEffect)
    {
        await UseAsync($"{{\"faults\":[{{\"method\":\"jobs.create\",\"fault\":\"{fault}\",\"when\":\"{when}\"}}]}}");
        var (answer, isReset) = await RawAsync(
            $"POST {Jobs} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {Job.Length}\r\n\r\n{Job}");
        answer.ShouldBeEmpty();
        if (fault == "reset")
        {
            isReset.ShouldBeTrue();
        }

        var found = await _server.GetAsync($"{Jobs}/j");
        found.Status.ShouldBe(hasEffect ? HttpStatusCode.OK : HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task A_delayed_call_has_its_answer(string when)
    {
        await UseAsync($"{{\"faults\":[{{\"method\":\"jobs.create\",\"fault\":\"delay\",\"seconds\":0.05,\"when\":\"{when}\"}}]}}");
        (await _server.PostAsync(Jobs, Job)).ShouldBeOk().Text("state").ShouldBe("ENABLED");
        (await CausedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Storage_has_errors_of_its_own_form()
    {
        await UseAsync("""{"faults":[{"method":"buckets.*","fault":503}]}""");
        var answer = await _server.PostAsync("/storage/v1/b?project=p1", """{"name":"bucket"}""");
        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Text("error.errors.0.reason").ShouldBe("backendError");
        answer["error.status"].ShouldBeNull();
    }

    [Fact]
    public async Task Faults_are_replaced_and_removed_and_what_is_no_API_has_none()
    {
        await UseAsync("""{"faults":[{"method":"*","fault":503}]}""");
        (await _server.GetAsync(Jobs)).ShouldBeError(503, "UNAVAILABLE");
        (await _server.Client.GetStringAsync("/healthz")).ShouldBe("ok\n");
        await UseAsync("""{"faults":[]}""");
        (await _server.GetAsync(Jobs)).ShouldBeOk();
    }

    [Fact]
    public async Task Replacing_faults_requires_the_token_and_a_correct_text()
    {
        using var without = await _server.Client.PutAsync("/aef/v1/faults", Json("""{"faults":[]}"""));
        without.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var request = Request(HttpMethod.Put, """{"faults":[{"method":"jobs.run","fault":"drp"}]}""");
        using var wrong = await _server.Client.SendAsync(request);
        (await Answer.ReadAsync(wrong)).ShouldBeError(400, "INVALID_ARGUMENT").Text("error.message")!.ShouldContain("AEF7950");
    }

    [Fact]
    public async Task A_file_has_its_faults_from_the_start()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "seed: 1\nfaults:\n- method: jobs.list\n  fault: 429\n  calls: 2\n");
        await using var server = await TestServer.StartAsync(new AefServerOptions { FaultsPath = file });
        File.Delete(file);
        (await server.GetAsync(Jobs)).ShouldBeOk();
        (await server.GetAsync(Jobs)).ShouldBeError(429, "RESOURCE_EXHAUSTED");
        (await server.GetAsync(Jobs)).ShouldBeOk();
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    private static HttpRequestMessage Request(HttpMethod method, string? text = null) => new(method, "/aef/v1/faults")
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", "secret-token") },
        Content = text is null ? null : Json(text),
    };

    private async Task UseAsync(string text)
    {
        using var request = Request(HttpMethod.Put, text);
        using var response = await _server.Client.SendAsync(request);
        (await Answer.ReadAsync(response)).ShouldBeOk();
    }

    private async Task<int> CausedAsync()
    {
        using var request = Request(HttpMethod.Get);
        using var response = await _server.Client.SendAsync(request);
        return (await Answer.ReadAsync(response))["caused"]!.GetValue<int>();
    }

    /// <summary>Sends a request on a connection of its own; a client would repeat it on another one.</summary>
    private async Task<(string Answer, bool IsReset)> RawAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _server.Server.Urls[0].Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer);
            return (Encoding.ASCII.GetString(answer.ToArray()), false);
        }
        catch (IOException e) when (e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return (Encoding.ASCII.GetString(answer.ToArray()), true);
        }
    }
}
