using System.Diagnostics;
using System.Text.Json;
using Aef.Runs.Executors;
using Aef.Runs.Local;
using Aef.Tests.Hosting;
using Aef.Tests.Observation;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.LocalRuns;

/// <summary>The kind <c>http</c> in real runs: one request, or a function with the protocol of AEF's deployed functions.</summary>
public sealed class HttpKindTests : IDisposable
{
    private readonly ObservedSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task A_request_has_method_headers_query_and_body_and_its_answer_is_the_output()
    {
        await using var server = new LoopbackServer(
            _ => LoopbackServer.Response("201 Created", """{"id": 7, "tags": ["a"]}""", "Content-Type: application/json\r\n"));

        var run = await RunAsync(server, """
            method: POST, headers: {X-Team: "a: b"}, query: {q: "x&y=1 #", n: 5}, body: {text: "\"}; DROP", list: [1, true, null]}
            """);

        run.State.ShouldBe(RunState.Succeeded, Answer(run));
        var request = server.Requests.ShouldHaveSingleItem();
        request.ShouldStartWith("POST /jobs?q=x%26y%3D1%20%23&n=5 HTTP/1.1\r\n");
        request.ShouldContain("\r\nX-Team: a: b\r\n");
        request.ShouldNotContain("Authorization");
        ObservedSession.BodyOf(request).ShouldBe("""{"text":"\"}; DROP","list":[1,true,null]}""");
        OutputOf(run).ShouldBe("""{"status":201,"body":{"id":7,"tags":["a"]}}""");
    }

    [Theory]
    [InlineData("404 Not Found", "no such job", "HTTP 404: no such job")]
    [InlineData("500 Oops", "", "HTTP 500")]
    [InlineData("302 Found", "", "a redirect to ")]
    public async Task Any_other_status_fails_the_step_with_the_answer(string status, string body, string failure)
    {
        var headers = status.StartsWith("302", StringComparison.Ordinal)
            ? "Location: ftp://example.com/\r\n"
            : "Content-Type: text/plain\r\n";
        await using var server = new LoopbackServer(_ => LoopbackServer.Response(status, body, headers));

        var run = await RunAsync(server, "method: GET");

        Answer(run).ShouldStartWith(failure);
    }

    [Fact]
    public async Task A_long_answer_of_an_error_is_cut_and_a_success_with_too_long_an_answer_is_a_failure()
    {
        var text = new string('x', 5000);
        await using (var server = new LoopbackServer(_ => LoopbackServer.Response("400 Bad Request", text)))
        {
            // The record of a failure has the first 256 characters of an answer.
            Answer(await RunAsync(server, "method: GET")).Length.ShouldBeLessThan(300);
        }

        text = new string('y', (2 << 20) + 10);
        await using (var server = new LoopbackServer(_ => LoopbackServer.Response("200 OK", text)))
        {
            Answer(await RunAsync(server, "method: GET")).ShouldStartWith("The answer has more than 2 MB");
        }
    }

    [Fact]
    public async Task An_answer_that_is_no_json_is_text()
    {
        await using var server = new LoopbackServer(
            _ => LoopbackServer.Response("200 OK", "{\"a\": ", "Content-Type: application/json\r\n"));

        var run = await RunAsync(server, "method: GET");

        run.State.ShouldBe(RunState.Succeeded, Answer(run));
        using var output = JsonDocument.Parse(OutputOf(run)!);
        output.RootElement.GetProperty("body").GetString().ShouldBe("{\"a\": ");
    }

    [Fact]
    public async Task A_retry_repeats_the_request()
    {
        var count = 0;
        await using var server = new LoopbackServer(_ => Interlocked.Increment(ref count) < 3
            ? LoopbackServer.Response("503 Busy", string.Empty)
            : LoopbackServer.Response("200 OK", string.Empty));

        var run = await RunAsync(server, "method: PUT", "retry: {max_attempts: 3, initial_delay_seconds: 0}");

        run.State.ShouldBe(RunState.Succeeded, Answer(run));
        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_reaches_the_limit_which_ends_the_request()
    {
        var never = new TaskCompletionSource<string?>();
        await using var server = new LoopbackServer(_ => never.Task);

        var run = await RunAsync(server, "method: GET", "async_timeout_loop_in_minutes: 0.005");

        run.Failures.ShouldHaveSingleItem().Kind.ShouldBe("TimeoutError");
        await server.Gone.WaitAsync(TimeSpan.FromSeconds(20));
        never.SetResult(null);
    }

    [Fact]
    public async Task Cancelling_the_run_ends_the_request()
    {
        using var cancel = new CancellationTokenSource();
        var never = new TaskCompletionSource<string?>();
        await using var server = new LoopbackServer(_ =>
        {
            cancel.Cancel();
            return never.Task;
        });
        await using var prepared = _session.Prepare(Definition(server, "method: GET"));
        prepared.Begin().ShouldBeTrue();

        var run = await prepared.RunAsync(cancellationToken: cancel.Token);

        run.State.ShouldBe(RunState.Cancelled);
        await server.Gone.WaitAsync(TimeSpan.FromSeconds(20));
        never.SetResult(null);
    }

    [Theory]
    [InlineData("OAuth2", "AEF_ACCESS_TOKEN")]
    [InlineData("OIDC", "AEF_ID_TOKEN")]
    public async Task Authentication_is_sent_only_with_a_token_of_its_type(string type, string variable)
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("200 OK", string.Empty));
        _session.Variables[variable == "AEF_ID_TOKEN" ? "AEF_ACCESS_TOKEN" : "AEF_ID_TOKEN"] = "0ther-token-value";

        await RunAsync(server, $"method: GET, auth: {{type: {type}}}");
        _session.Variables[variable] = "the-right-t0ken";
        await RunAsync(server, $"method: GET, auth: {{type: {type}}}");

        var requests = server.Requests.ToList();
        requests[0].ShouldNotContain("Authorization");
        requests[1].ShouldContain("\r\nAuthorization: Bearer the-right-t0ken\r\n");
        _session.EverythingWritten().ShouldNotContain("the-right-t0ken");
    }

    [Fact]
    public async Task A_function_is_started_and_polled_until_its_job_has_ended()
    {
        var polls = 0;
        await using var server = new LoopbackServer(r =>
        {
            var body = ObservedSession.Bodies([r])[0];
            return LoopbackServer.Response("200 OK", body.GetProperty("call_type").GetString() switch
            {
                "get_id" => "aef_job_1",
                "get_status" when body.GetProperty("async_job_id").GetString() == "aef_job_1" => ++polls < 2 ? "running" : "success",
                _ => "wrong",
            });
        });

        var run = await RunAsync(server, null);

        run.State.ShouldBe(RunState.Succeeded, Answer(run));
        OutputOf(run).ShouldBe("""{"async_job_id":"aef_job_1"}""");
        var bodies = ObservedSession.Bodies(server.Requests);
        bodies.Select(b => b.GetProperty("call_type").GetString()).ShouldBe(["get_id", "get_status", "get_status"]);
        bodies[0].GetProperty("job_name").GetString().ShouldBe("call it");
    }

    [Theory]
    [InlineData("aef_1", "paused", "The state of the job aef_1 is neither success nor running: paused")]
    [InlineData("aef_1", null, "HTTP 500")]
    public async Task A_function_that_answers_something_else_fails_the_step(string start, string? poll, string failure)
    {
        await using var server = new LoopbackServer(r => ObservedSession.Bodies([r])[0].GetProperty("call_type").GetString() == "get_id"
            ? LoopbackServer.Response("200 OK", start)
            : poll is null ? LoopbackServer.Response("500 Oops", string.Empty) : LoopbackServer.Response("200 OK", poll));

        Answer(await RunAsync(server, null)).ShouldBe(failure);
    }

    [Fact]
    public async Task A_function_that_does_the_whole_job_is_not_polled()
    {
        await using var server = new LoopbackServer(
            _ => LoopbackServer.Response("200 OK", """{"rows": 3}""", "Content-Type: application/json\r\n"));

        var run = await RunAsync(server, null);

        OutputOf(run).ShouldBe("""{"rows":3}""");
        server.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_closed_port_is_a_failure_at_once()
    {
        var watch = Stopwatch.StartNew();

        var run = await _session.RunAsync(Definition("http://127.0.0.1:1", "method: GET"));

        Answer(run).ShouldContain("127.0.0.1:1");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private Task<Run> RunAsync(LoopbackServer server, string? binding, string more = "continue_if_fail: false") =>
        _session.RunAsync(Definition(server, binding, more));

    private string Definition(LoopbackServer server, string? binding, string more = "continue_if_fail: false") =>
        Definition($"http://{server.Authority}", binding, more);

    /// <summary>A definition whose step reads its output, and an entry of its executor.</summary>
    private string Definition(string address, string? binding, string more = "continue_if_fail: false")
    {
        Directory.CreateDirectory(_session.PathOf("executors"));
        File.WriteAllText(
            _session.PathOf("executors/remote.yaml"),
            $"name: remote\nlocal: {{kind: http, url: \"{address}/jobs\"{(binding is null ? string.Empty : ", " + binding.Trim())}}}\n");
        return $$"""
            name: p
            levels:
            - - {job_id: H, job_name: call it, executor: remote, {{more}}}
            """;
    }

    private static string Answer(Run run) => run.Failures is [{ Answer: { } answer }, ..] ? answer : string.Empty;

    private static string? OutputOf(Run run) =>
        run.Events.LastOrDefault(e => e is { Kind: RunEventKind.StepSucceeded, JobId: "H" })?.Output;
}
