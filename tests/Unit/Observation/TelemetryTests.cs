using System.Diagnostics;
using System.Text.Json;
using Aef.Runs.Executors;
using Aef.Runs.Local;
using Aef.Runs.Observation.Telemetry;
using Aef.Tests.Hosting;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Observation;

/// <summary>Traces and metrics of real runs, at a collector on this computer that reads them strictly.</summary>
public sealed class TelemetryTests : IAsyncDisposable
{
    private const string Pipeline = """
        name: sales
        levels:
        - - {job_id: A, job_name: load "it", executor: work, retry: {max_attempts: 2, initial_delay_seconds: 0}}
        - threads:
          - for_each: [x, y]
            steps: [{job_id: B, job_name: b, executor: work, continue_if_fail: true}]
        """;

    private readonly ObservedSession _session = new();
    private readonly LoopbackServer _collector;
    private Func<string, string?> _answer = _ => LoopbackServer.Response("200 OK", "{}", "Content-Type: application/json\r\n");

    public TelemetryTests()
    {
        _collector = new LoopbackServer(r => _answer(r));
        _session.Variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://{_collector.Authority}/base/";
        _session.Job = ObservedSession.Do(Work);
    }

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        _session.Dispose();
    }

    [Fact]
    public async Task A_run_is_one_trace_with_a_span_for_each_step_and_attempt()
    {
        _session.Variables["OTEL_EXPORTER_OTLP_HEADERS"] = "authorization=Bearer%20t0ken,x-team=data";
        _session.Variables["OTEL_SERVICE_NAME"] = "etl";
        _session.Variables["OTEL_RESOURCE_ATTRIBUTES"] = "deployment.environment=prod%2Feu,service.name=other,broken";
        _session.Variables["TRACEPARENT"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        var run = await _session.RunAsync(Pipeline);

        run.State.ShouldBe(RunState.Succeeded, string.Join(' ', run.Failures));
        run.Warnings.ShouldBeEmpty();
        var request = Request("/base/v1/traces");
        request.Head.ShouldContain("authorization: Bearer t0ken\r\n", Case.Insensitive);
        request.Head.ShouldContain("x-team: data\r\n");
        request.Head.ShouldContain("Content-Type: application/json\r\n");
        var resource = OtlpCheck.Resource(request.Body);
        (resource["service.name"], resource["deployment.environment"], resource.Count).ShouldBe(("etl", "prod/eu", 2));
        var spans = OtlpCheck.Spans(request.Body);
        spans.Select(s => Text(s, "traceId")).Distinct().ShouldBe(["0af7651916cd43dd8448eb211c80319c"]);
        spans.Select(s => Text(s, "spanId")).ShouldBeUnique();
        spans.Select(s => Text(s, "name")).Order(StringComparer.Ordinal).ShouldBe(
            ["A", "A attempt 1", "A attempt 2", "B[0]", "B[0] attempt 1", "B[1]", "B[1] attempt 1", "sales"]);
        var byId = spans.ToDictionary(s => Text(s, "spanId"));
        var root = spans.Single(s => Text(s, "name") == "sales");
        Text(root, "parentSpanId").ShouldBe("b7ad6b7169203331");
        foreach (var span in spans.Where(s => Text(s, "name") != "sales"))
        {
            var parent = byId[Text(span, "parentSpanId")];
            Text(parent, "name").ShouldBe(Text(span, "name").Contains(" attempt ") ? Text(span, "name").Split(' ')[0] : "sales");
            OtlpCheck.Number(span, "startTimeUnixNano").ShouldBeGreaterThanOrEqualTo(OtlpCheck.Number(parent, "startTimeUnixNano"));
            OtlpCheck.Number(span, "endTimeUnixNano").ShouldBeLessThanOrEqualTo(OtlpCheck.Number(parent, "endTimeUnixNano"));
        }

        var first = OtlpCheck.Attributes(spans.Single(s => Text(s, "name") == "A attempt 1"));
        (first["aef.job_id"], first["aef.job_name"], first["aef.executor"], first["aef.attempt"], first["aef.outcome"])
            .ShouldBe(("A", "load \"it\"", "work", "1", "failed"));
        var step = OtlpCheck.Attributes(spans.Single(s => Text(s, "name") == "A"));
        (step["aef.outcome"], step["aef.rows"]).ShouldBe(("succeeded", "5"));
        Status(spans, "A").ShouldBe((1, null));
        Status(spans, "A attempt 1").Code.ShouldBe(2);
        Status(spans, "A attempt 1").Message!.ShouldContain("first");
        Status(spans, "B[1]").Code.ShouldBe(2);
        var attributes = OtlpCheck.Attributes(root);
        (attributes["aef.outcome"], attributes["aef.run_id"], attributes["aef.environment"])
            .ShouldBe(("succeeded", _session.Folders[0].Id, "local"));
        _session.EverythingWritten().ShouldNotContain("t0ken");
    }

    [Fact]
    public async Task Metrics_have_runs_durations_rows_and_failures()
    {
        await _session.RunAsync(Pipeline);

        var metrics = OtlpCheck.Metrics(Request("/base/v1/metrics").Body);
        metrics.Keys.ShouldBe(["aef.runs", "aef.run.duration", "aef.step.duration", "aef.rows", "aef.failures"], ignoreOrder: true);
        Point(metrics["aef.runs"]).ShouldBe("1");
        Point(metrics["aef.rows"]).ShouldBe("5");
        Point(metrics["aef.failures"]).ShouldBe("2");
        var steps = metrics["aef.step.duration"].GetProperty("dataPoints").EnumerateArray()
            .ToDictionary(p => OtlpCheck.Attributes(p)["aef.outcome"], p => OtlpCheck.Number(p, "count"));
        (steps["succeeded"], steps["failed"]).ShouldBe((2ul, 1ul));

        static string Point(JsonElement metric) =>
            metric.GetProperty("dataPoints").EnumerateArray().ShouldHaveSingleItem().GetProperty("asInt").GetString()!;
    }

    [Fact]
    public async Task A_collector_that_does_not_answer_delays_a_run_by_the_limit_and_never_fails_it()
    {
        var never = new TaskCompletionSource<string?>();
        await using var silent = new LoopbackServer(_ => never.Task);
        _session.Variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://{silent.Authority}";
        _session.Variables["OTEL_EXPORTER_OTLP_TIMEOUT"] = "200";
        var watch = Stopwatch.StartNew();

        var run = await _session.RunAsync(Pipeline);

        run.State.ShouldBe(RunState.Succeeded);
        run.Warnings.Select(w => w.Code).ShouldBe(["AEF7405", "AEF7405"]);
        run.Warnings[0].Message.ShouldBe($"The traces of the run could not be passed to http://{silent.Authority}: no answer in time.");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20)); // without the limit, it would never end
        never.SetResult(null);
    }

    [Theory]
    [InlineData("503 Busy", "{}", "HTTP 503")]
    [InlineData("200 OK", """{"partialSuccess":{"rejectedSpans":"3","errorMessage":"x"}}""", "the collector has rejected 3 of them")]
    public async Task A_refusal_is_a_warning(string status, string body, string problem)
    {
        _answer = _ => LoopbackServer.Response(status, body, "Content-Type: application/json\r\n");

        var run = await _session.RunAsync(Pipeline);

        run.State.ShouldBe(RunState.Succeeded);
        run.Warnings[0].Message.ShouldEndWith($": {problem}.");
    }

    [Theory]
    [InlineData("TRACEPARENT", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00", "/base/v1/metrics")]
    [InlineData("OTEL_TRACES_EXPORTER", "none", "/base/v1/metrics")]
    [InlineData("OTEL_METRICS_EXPORTER", "none", "/base/v1/traces")]
    [InlineData("OTEL_SDK_DISABLED", "true", "")]
    public async Task Variables_switch_traces_and_metrics_off(string variable, string value, string paths)
    {
        _session.Variables[variable] = value;

        await _session.RunAsync(Pipeline);

        string.Join(' ', _collector.Requests.Select(r => r.Split(' ')[1])).ShouldBe(paths);
    }

    [Theory]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", true)]
    [InlineData("01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more", true)]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more", false)]
    [InlineData("ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", false)]
    [InlineData("00-00000000000000000000000000000000-b7ad6b7169203331-01", false)]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01", false)]
    [InlineData("00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01", false)]
    [InlineData("", false)]
    public void A_parent_has_the_form_of_the_standard(string text, bool isValid) =>
        (TraceParent.TryParse(text) is not null).ShouldBe(isValid);

    [Fact]
    public async Task An_endpoint_that_is_no_address_is_a_warning_without_the_value()
    {
        _session.Variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = "s3cret-value";

        var run = await _session.RunAsync(Pipeline);

        var warning = run.Warnings.ShouldHaveSingleItem();
        warning.Code.ShouldBe("AEF7405");
        warning.Message.ShouldNotContain("s3cret");
    }

    private static JobResult Work(JobCall call) => call switch
    {
        { JobId: "A", Attempt: 1 } => JobResult.Failed("the first attempt"),
        { JobId: "A" } => JobResult.Success(WorkflowValue.FromMap(("rows", 5))),
        { JobId: "B[1]" } => JobResult.Failed("broken"),
        _ => JobResult.Success(default),
    };

    private (string Head, JsonElement Body) Request(string path)
    {
        var request = _collector.Requests.Where(r => r.StartsWith($"POST {path} ")).ShouldHaveSingleItem();
        return (request[..request.IndexOf("\r\n\r\n", StringComparison.Ordinal)] + "\r\n", ObservedSession.Bodies([request])[0]);
    }

    private static (int Code, string? Message) Status(List<JsonElement> spans, string name)
    {
        var status = spans.Single(s => Text(s, "name") == name).GetProperty("status");
        return (status.GetProperty("code").GetInt32(), status.TryGetProperty("message", out var message) ? message.GetString() : null);
    }

    private static string Text(JsonElement owner, string key) => owner.GetProperty(key).GetString()!;
}
