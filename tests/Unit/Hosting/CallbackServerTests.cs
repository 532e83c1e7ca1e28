using System.Net;
using System.Net.Sockets;
using System.Text;
using Aef.Workflows.Engine;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Callbacks;
using EngineRuns = Aef.Tests.Engine.Running;

namespace Aef.Tests.Hosting;

/// <summary>Callbacks of runs on real time, by HTTP and by the API.</summary>
public sealed class CallbackServerTests
{
    private const string Source = """
        - create: {call: events.create_callback_endpoint, args: {http_callback_method: PUT}, result: endpoint}
        - tell: {call: sys.log, args: {text: "${endpoint.url}"}}
        - wait: {call: events.await_callback, args: {callback: "${endpoint}", timeout: 60}, result: request}
        - done: {return: "${request}"}
        """;

    [Fact]
    public async Task A_request_to_the_endpoint_ends_the_wait()
    {
        await using var run = new CallbackRun(Source);
        using var client = new HttpClient();
        var url = await run.UrlAsync();

        var answer = await client.PutAsync(new Uri(url + "?a=1&a=2&b=x%20y"), new StringContent("""{"approved": true}""", Encoding.UTF8, "application/json"));
        var request = (await run.EndAsync()).Result;

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
        request["type"].Text().ShouldBe("HTTP");
        request["received_time"].Text().ShouldEndWith("Z");
        request["http_request"]["method"].Text().ShouldBe("PUT");
        request["http_request"]["url"].Text().ShouldBe(url);
        request["http_request"]["body"].ToJson().ShouldBe("""{"approved":true}""");
        request["http_request"]["query"].ToJson().ShouldBe("""{"a":["1","2"],"b":"x y"}""");
        request["http_request"]["headers"]["Content-Type"].Text().ShouldBe("application/json; charset=utf-8");
    }

    [Fact]
    public async Task Another_method_and_another_path_are_refused_and_do_not_end_the_wait()
    {
        await using var run = new CallbackRun(Source);
        using var client = new HttpClient();
        var url = await run.UrlAsync();

        (await client.GetAsync(new Uri(url))).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await client.PutAsync(new Uri(url + "0"), null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.PutAsync(new Uri(new Uri(url).GetLeftPart(UriPartial.Authority) + "/v1" + url.Split("/v1")[1]), null))
            .StatusCode.ShouldBe(HttpStatusCode.NotFound);
        run.Endpoints.Deliver(new CallbackRequest("PUT", url), DateTimeOffset.UnixEpoch).ShouldBe(200);

        (await run.EndAsync()).Result["received_time"].Text().ShouldBe("1970-01-01T00:00:00Z");
    }

    [Fact]
    public async Task A_request_that_comes_before_the_wait_is_kept_and_a_second_one_is_refused()
    {
        const string source = """
            - create: {call: events.create_callback_endpoint, result: endpoint}
            - tell: {call: sys.log, args: {text: "${endpoint.url}"}}
            - hold: {call: events.create_callback_endpoint, result: gate}
            - told: {call: sys.log, args: {text: "${gate.url}"}}
            - closed: {call: events.await_callback, args: {callback: "${gate}", timeout: 60}}
            - wait: {call: events.await_callback, args: {callback: "${endpoint}", timeout: 60}, result: request}
            - done: {return: "${request.http_request.body}"}
            """;
        await using var run = new CallbackRun(source);
        var (url, gate) = (await run.UrlAsync(), await run.UrlAsync());

        run.Endpoints.Deliver(new CallbackRequest("POST", url, body: "first"), DateTimeOffset.UnixEpoch).ShouldBe(200);
        run.Endpoints.Deliver(new CallbackRequest("POST", url, body: "second"), DateTimeOffset.UnixEpoch).ShouldBe(429);
        run.Endpoints.Deliver(new CallbackRequest("POST", gate), DateTimeOffset.UnixEpoch).ShouldBe(200);

        (await run.EndAsync()).Result.Text().ShouldBe("first");
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n", 400)]
    [InlineData("PUT {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: x\r\n\r\n", 400)]
    [InlineData("POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxy", 400)]
    [InlineData("POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1, 2\r\n\r\nxy", 400)]
    [InlineData("POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\nContent-Length: 1\r\n\r\nx", 400)]
    [InlineData("POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400)]
    [InlineData("PUT {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999\r\n\r\n", 413)]
    [InlineData("PUT {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: gzip\r\n\r\n", 400)]
    [InlineData("PUT {path} HTTP/1.1\r\n Host: 127.0.0.1\r\n\r\n", 400)]
    [InlineData("PUT {path} HTTP/1.1\r\nHost: evil.example\r\n\r\n", 404)]
    [InlineData("PUT {path} HTTP/1.1\r\n\r\n", 404)]
    [InlineData("PUT {path} HTTP/1.1\r\nHost: localhost:1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n", 200)]
    public async Task Only_a_valid_request_is_accepted(string request, int expected)
    {
        await using var run = new CallbackRun(Source);
        var url = new Uri(await run.UrlAsync());

        (await SendAsync(url, request.Replace("{path}", url.AbsolutePath, StringComparison.Ordinal)))
            .ShouldStartWith($"HTTP/1.1 {expected} ");
    }

    [Fact]
    public async Task A_server_listens_on_this_machine_only_below_a_secret_path_and_stops()
    {
        var server = CallbackServer.Start(new CallbackEndpoints());
        server.BaseAddress.Host.ShouldBe("127.0.0.1");
        server.BaseAddress.AbsolutePath.Length.ShouldBe(33);
        await server.DisposeAsync();

        using var client = new TcpClient();
        await Should.ThrowAsync<SocketException>(() => client.ConnectAsync(IPAddress.Loopback, server.BaseAddress.Port));
    }

    [Fact]
    public async Task A_server_comes_back_at_the_address_of_an_earlier_one()
    {
        var first = CallbackServer.Start(new CallbackEndpoints());
        await first.DisposeAsync();

        await using var second = CallbackServer.Start(new CallbackEndpoints(), address: first.BaseAddress);

        second.BaseAddress.ShouldBe(first.BaseAddress);
    }

    [Fact]
    public void On_virtual_time_a_wait_without_a_mock_ends_with_its_timeout()
    {
        var (execution, environment) = LocalEnvironments.Run(
            Source,
            null,
            new LocalEnvironmentOptions { Callbacks = new CallbackEndpoints() });

        execution.Tag().ShouldBe("TimeoutError");
        execution.Duration().ShouldBe(TimeSpan.FromSeconds(60));
        environment.Calls.Single().Outcome.ShouldBeNull();
    }

    private static async Task<string> SendAsync(Uri url, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, url.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadToEndAsync();
    }

    /// <summary>A run on real time whose callbacks come in by a server.</summary>
    private sealed class CallbackRun : ExecutionListener, IAsyncDisposable
    {
        private readonly System.Threading.Channels.Channel<string> _logs = System.Threading.Channels.Channel.CreateUnbounded<string>();
        private readonly CancellationTokenSource _cancellation = new();
        private readonly CallbackServer _server;
        private readonly Task<Execution> _run;

        public CallbackRun(string source)
        {
            _server = CallbackServer.Start(Endpoints);
            var options = new EngineOptions { Environment = new EngineEnvironment { CallbackAddress = _server.BaseAddress.ToString() } };
            var engine = new WorkflowEngine(EngineRuns.Compile(source), default, options, this);
            _run = RealTimeHost.RunAsync(
                engine,
                new LocalEnvironment(new LocalEnvironmentOptions { Callbacks = Endpoints }),
                TimeProvider.System,
                _cancellation.Token);
        }

        public CallbackEndpoints Endpoints { get; } = new();

        public async Task<string> UrlAsync() => await _logs.Reader.ReadAsync();

        public Task<Execution> EndAsync() => _run;

        public override void CallbackCreated(DateTimeOffset time, int fiberId, string url, string method, StepInfo step) =>
            new CallbackOpener(Endpoints).CallbackCreated(time, fiberId, url, method, step);

        public override void Logged(DateTimeOffset time, int fiberId, LogEntry entry) => _logs.Writer.TryWrite(entry.Text!);

        public async ValueTask DisposeAsync()
        {
            await _cancellation.CancelAsync();
            await _run;
            await _server.DisposeAsync();
            _cancellation.Dispose();
        }
    }
}
