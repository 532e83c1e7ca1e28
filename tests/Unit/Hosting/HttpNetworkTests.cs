using System.Net;
using System.Net.Sockets;
using Aef.Tests.Support;
using Aef.Workflows.Engine;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Network;
using EngineRuns = Aef.Tests.Engine.Running;

namespace Aef.Tests.Hosting;

/// <summary>Real requests, against servers on this machine.</summary>
public sealed class HttpNetworkTests
{
    [Fact]
    public async Task A_request_goes_out_as_it_is_written_and_its_JSON_comes_back_decoded()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("201 Created", """{"id": 7}""", "content-type: application/json; charset=utf-8\r\nX-A: 1\r\nX-A: 2\r\n"));

        var execution = await RunAsync(
            server,
            $"call: http.post\nargs: {{url: 'http://{server.Authority}/jobs?a=1', query: {{b: [x y, 2]}}, headers: {{X-Kind: nightly}}, body: {{name: sales}}}}");

        execution.Result["code"].ShouldBe(201);
        execution.Result["body"].ToJson().ShouldBe("""{"id":7}""");
        execution.Result["headers"]["Content-Type"].Text().ShouldBe("application/json; charset=utf-8");
        execution.Result["headers"]["X-A"].Text().ShouldBe("1, 2");
        var request = server.Requests.ShouldHaveSingleItem();
        request.ShouldStartWith("POST /jobs?a=1&b=x%20y&b=2 HTTP/1.1\r\n");
        request.ShouldContain("X-Kind: nightly\r\n");
        request.ShouldContain("Content-Type: application/json; charset=utf-8\r\n");
        request.ShouldEndWith("\r\n\r\n{\"name\":\"sales\"}");
    }

    [Theory]
    [InlineData("headers: {Content-Type: text/plain}, body: 'a b'", "text/plain", "a b")]
    [InlineData("body: 'a b'", "application/json; charset=utf-8", "\"a b\"")]
    [InlineData("headers: {content-type: application/x-www-form-urlencoded}, body: {a: 'x y', b: [1, true]}", "application/x-www-form-urlencoded", "a=x+y&b=1&b=true")]
    [InlineData("body: '${text.encode(\"raw\")}'", "application/octet-stream", "raw")]
    public async Task A_body_is_encoded_by_its_type(string arguments, string type, string body)
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("200 OK", "ok"));

        await RunAsync(server, $"call: http.post\nargs: {{url: 'http://{server.Authority}/', {arguments}}}");

        var request = server.Requests.ShouldHaveSingleItem();
        request.ShouldContain($"Content-Type: {type}\r\n");
        request.ShouldEndWith("\r\n\r\n" + body);
    }

    [Theory]
    [InlineData("text/html; charset=utf-8", "<p>", "string <p>")]
    [InlineData("application/vnd.api+json", "[1]", "list [1]")]
    [InlineData("application/json", "no json", "string no json")]
    [InlineData("application/octet-stream", "raw", "bytes raw")]
    [InlineData("image/png", "raw", "bytes raw")]
    public async Task A_response_is_decoded_by_its_type(string type, string body, string expected)
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("200 OK", body, $"Content-Type: {type}\r\n"));

        var execution = await RunAsync(server, $"call: http.get\nargs: {{url: 'http://{server.Authority}/'}}", "${get_type(answer.body)}");
        var text = await RunAsync(
            server,
            $"call: http.get\nargs: {{url: 'http://{server.Authority}/'}}",
            expected.StartsWith("bytes", StringComparison.Ordinal) ? "${text.decode(answer.body)}" : "${answer.body}");

        $"{execution.Result.Text()} {text.Result.Text()}".ShouldBe(expected);
    }

    [Fact]
    public async Task A_status_of_400_and_above_is_an_HttpError()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("404 Not Found", "no such job"));

        var error = (await RunAsync(server, $"call: http.get\nargs: {{url: 'http://{server.Authority}/'}}")).Error.ShouldNotBeNull().Value;

        error["code"].ShouldBe(404);
        error["body"].Text().ShouldBe("no such job");
    }

    [Fact]
    public async Task A_host_that_is_not_allowed_is_not_called_and_the_option_is_named()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("200 OK", "ok"));
        await using var other = new LoopbackServer(_ => LoopbackServer.Response("200 OK", "ok"));

        var error = (await RunAsync(other, $"call: http.get\nargs: {{url: 'http://{server.Authority}/'}}")).Error.ShouldNotBeNull().Value;

        error["message"].Text().ShouldContain($"--allow-host {server.Authority}");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirect_is_followed_on_allowed_hosts_only()
    {
        await using var target = new LoopbackServer(_ => LoopbackServer.Response("200 OK", "there"));
        await using var server = new LoopbackServer(request => request.StartsWith("POST /here", StringComparison.Ordinal)
            ? LoopbackServer.Response("303 See Other", "", "Location: /there\r\n")
            : request.StartsWith("GET /there", StringComparison.Ordinal)
                ? LoopbackServer.Response("200 OK", "landed")
                : LoopbackServer.Response("302 Found", "", $"Location: http://{target.Authority}/\r\n"));

        var near = await RunAsync(server, $"call: http.post\nargs: {{url: 'http://{server.Authority}/here', body: {{}}}}");
        var far = await RunAsync(server, $"call: http.get\nargs: {{url: 'http://{server.Authority}/away'}}");

        near.Result["body"].Text().ShouldBe("landed");
        far.Error.ShouldNotBeNull().Value["message"].Text().ShouldContain("(by a redirect) is not an allowed host");
        target.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirect_without_end_ends()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("302 Found", "", "Location: /again\r\n"));

        var execution = await RunAsync(server, $"call: http.get\nargs: {{url: 'http://{server.Authority}/'}}");

        execution.Tag().ShouldBe("ConnectionError");
        execution.Error.ShouldNotBeNull().Value["message"].Text().ShouldContain("redirected more than 10 times");
        server.Requests.Count.ShouldBe(11);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://x.y/z")]
    public async Task A_redirect_that_cannot_be_followed_is_an_error(string location)
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("302 Found", "", $"Location: {location}\r\n"));

        var execution = await RunAsync(server, $"call: http.get\nargs: {{url: 'http://{server.Authority}/'}}");

        execution.Tag().ShouldBe("ConnectionError");
        execution.Error.ShouldNotBeNull().Value["message"].Text().ShouldContain($"a redirect to {location} is not followed");
    }

    [Fact]
    public async Task A_response_that_names_no_other_address_is_no_redirect()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("304 Not Modified", "", ""));

        (await RunAsync(server, $"call: http.get\nargs: {{url: 'http://{server.Authority}/'}}")).Result["code"].ShouldBe(304);
    }

    [Fact]
    public async Task Credentials_are_sent_only_when_there_is_a_token_and_not_to_another_host()
    {
        await using var target = new LoopbackServer(_ => LoopbackServer.Response("200 OK", "ok"));
        await using var server = new LoopbackServer(_ =>
            LoopbackServer.Response("307 Temporary Redirect", "", $"Location: http://{target.Authority}/\r\n"));
        var call = $"call: http.get\nargs: {{url: 'http://{server.Authority}/', auth: {{type: OAuth2}}}}";

        await RunAsync([server.Authority, target.Authority], call, tokens: type => type == "OAuth2" ? "t0k3n" : null);
        await RunAsync(
            [server.Authority, target.Authority],
            call.Replace("OAuth2", "OIDC", StringComparison.Ordinal),
            tokens: type => type == "OAuth2" ? "t0k3n" : null);

        server.Requests.Select(r => r.Contains("Authorization: Bearer t0k3n\r\n", StringComparison.Ordinal)).ShouldBe([true, false]);
        target.Requests.Any(r => r.Contains("Authorization", StringComparison.Ordinal)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Cookie")]
    [InlineData("cookie")]
    [InlineData("Authorization")]
    [InlineData("Proxy-Authorization")]
    public async Task A_header_with_credentials_goes_along_on_a_redirect_within_the_host_and_not_to_another(string header)
    {
        await using var target = new LoopbackServer(_ => LoopbackServer.Response("200 OK", "ok"));
        await using var server = new LoopbackServer(request => LoopbackServer.Response(
            "307 Temporary Redirect", "", $"Location: {(request.StartsWith("GET /near", StringComparison.Ordinal) ? $"http://{target.Authority}/" : "/near")}\r\n"));
        var headers = $"{{{header}: s3ss10n, X-Kind: nightly}}";

        await RunAsync(
            [server.Authority, target.Authority],
            $"call: http.get\nargs: {{url: 'http://{server.Authority}/', headers: {headers}}}");

        server.Requests.Count(r => r.Contains("s3ss10n", StringComparison.Ordinal)).ShouldBe(2);
        var request = target.Requests.ShouldHaveSingleItem();
        request.ShouldNotContain("s3ss10n");
        request.ShouldContain("X-Kind: nightly\r\n");
    }

    [Fact]
    public async Task A_connection_that_breaks_is_a_ConnectionError()
    {
        await using var server = new LoopbackServer(_ => (string?)null);

        (await RunAsync(server, $"call: http.get\nargs: {{url: 'http://{server.Authority}/'}}")).Tag().ShouldBe("ConnectionError");
    }

    [Fact]
    public async Task A_connection_that_does_not_come_about_is_a_ConnectionFailedError()
    {
        // A port that is taken, and on which nobody listens: no other test can come in between.
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var authority = taken.LocalEndPoint!.ToString()!; // It is bound.

        (await RunAsync([authority], $"call: http.get\nargs: {{url: 'http://{authority}/'}}")).Tag().ShouldBe("ConnectionFailedError");
    }

    [Fact]
    public async Task A_response_that_is_too_large_ends_the_execution()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("200 OK", new string('x', 3 * 1024 * 1024)));

        (await RunAsync(server, $"call: http.get\nargs: {{url: 'http://{server.Authority}/'}}")).Tag().ShouldBe("ResourceLimitError");
    }

    [Fact]
    public async Task A_call_that_is_not_answered_ends_at_its_timeout_and_its_connection_with_it()
    {
        // Time passes when the first call has come in. The second one is answered when the connection of the first has ended, and not
        // before.
        LoopbackServer? itself = null;
        var clock = new ManualClock();
        await using var server = new LoopbackServer(async request =>
        {
            if (request.StartsWith("GET /slow", StringComparison.Ordinal))
            {
                await clock.WaitForTimerAsync();
                clock.Pass(TimeSpan.FromSeconds(10));
                await new TaskCompletionSource().Task;
            }

            await itself!.Gone; // Set below.
            return LoopbackServer.Response("200 OK", "ok");
        });
        itself = server;
        var source = $$"""
            - ask:
                try:
                  call: http.get
                  args: {url: "http://{{server.Authority}}/slow", timeout: 10}
                except:
                  as: e
                  steps:
                    - again:
                        call: http.get
                        args: {url: "http://{{server.Authority}}/next", timeout: 60}
                    - done: {return: "${e.tags[0]}"}
            """;

        (await RunSourceAsync([server.Authority], source, clock: clock)).Result.Text().ShouldBe("TimeoutError");
    }

    [Fact]
    public async Task Calls_of_branches_are_under_way_at_the_same_time()
    {
        // Neither is answered before both have come in.
        var both = new TaskCompletionSource();
        var seen = 0;
        await using var server = new LoopbackServer(async _ =>
        {
            if (Interlocked.Increment(ref seen) == 2)
            {
                both.SetResult();
            }

            await both.Task;
            return LoopbackServer.Response("200 OK", "ok");
        });
        var source = $$$"""
            - both:
                parallel:
                  for:
                    value: i
                    range: [1, 2]
                    steps:
                      - ask: {call: http.get, args: {url: "http://{{{server.Authority}}}/"}}
            """;

        (await RunSourceAsync([server.Authority], source)).State.ShouldBe(ExecutionState.Succeeded);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_does_not_wait_for_its_calls()
    {
        var came = new TaskCompletionSource();
        await using var server = new LoopbackServer(_ =>
        {
            came.SetResult();
            return new TaskCompletionSource<string?>().Task;
        });
        using var cancellation = new CancellationTokenSource();

        var run = RunSourceAsync(
            [server.Authority],
            Mocking.OneCall($"call: http.get\nargs: {{url: 'http://{server.Authority}/'}}"),
            cancellation: cancellation.Token);
        await came.Task;
        await cancellation.CancelAsync();

        (await run).State.ShouldBe(ExecutionState.Cancelled);
    }

    [Theory]
    [InlineData("headers: {'A B': x}", "ValueError")]
    [InlineData("headers: {A: \"x\\ny\"}", "ValueError")]
    [InlineData("headers: {A: [1]}", "TypeError")]
    [InlineData("query: {a: {b: 1}}", "TypeError")]
    public async Task What_cannot_be_sent_is_an_error_of_the_call(string arguments, string tag)
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("200 OK", "ok"));

        (await RunAsync(server, $"call: http.get\nargs: {{url: 'http://{server.Authority}/', {arguments}}}")).Tag().ShouldBe(tag);
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void On_virtual_time_nothing_is_called()
    {
        var hosts = new AllowedHosts();
        hosts.TryAdd("127.0.0.1:9", out _).ShouldBeTrue();
        using var network = new HttpNetwork(hosts);

        LocalEnvironments.Run(
            Mocking.OneCall("call: http.get\nargs: {url: 'http://127.0.0.1:9/'}"),
            null,
            new LocalEnvironmentOptions { Network = network })
            .Execution.Error.ShouldNotBeNull()
            .Value["message"]
            .Text()
            .ShouldContain("aef run");
    }

    private static Task<Execution> RunAsync(LoopbackServer server, string call, string? result = null) =>
        RunAsync([server.Authority], call, result);

    private static Task<Execution> RunAsync(string[] hosts, string call, string? result = null, Func<string, string?>? tokens = null) =>
        RunSourceAsync(
            hosts,
            result is null ? Mocking.OneCall(call) : Mocking.OneCall(call).Replace("${answer}", $"'{result}'", StringComparison.Ordinal),
            tokens);

    private static async Task<Execution> RunSourceAsync(
        string[] hosts,
        string source,
        Func<string, string?>? tokens = null,
        TimeProvider? clock = null,
        CancellationToken cancellation = default)
    {
        var allowed = new AllowedHosts();
        foreach (var host in hosts)
        {
            allowed.TryAdd(host, out var problem).ShouldBeTrue(problem);
        }

        using var network = new HttpNetwork(allowed, tokens);
        var environment = new LocalEnvironment(new LocalEnvironmentOptions { Network = network });
        return await RealTimeHost.RunAsync(
            new WorkflowEngine(EngineRuns.Compile(source), default),
            environment,
            clock ?? TimeProvider.System,
            cancellation);
    }
}
