using Aef.Runs.Executors;
using Aef.Runs.History;
using Aef.Runs.Local;
using Aef.Tests.Hosting;

namespace Aef.Tests.Observation;

/// <summary>Alerts of an environment.</summary>
public sealed class AlertTests : IAsyncDisposable
{
    private const string Token = "al3rt-T0KEN-9";

    private readonly ObservedSession _session = new();
    private readonly LoopbackServer _server;
    private string _answer = "200 OK";

    public AlertTests()
    {
        _server = new LoopbackServer(r => LoopbackServer.Response(_answer, $"echo {r.Split(' ')[1]}"));
        _session.Variables["HOOK"] = $"http://{_server.Authority}/{Token}";
    }

    private List<string> Sent => [.. ObservedSession.Bodies(_server.Requests).Select(b => b.GetProperty("alert").GetString()!)];

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _session.Dispose();
    }

    [Fact]
    public async Task Each_occasion_is_sent_to_the_receivers_of_its_alerts()
    {
        Alerts("""{"on": ["failed", "recovered"], "to": "team"}, {"on": "succeeded", "pipelines": "sal*", "to": ["team", "team"]}""");

        await RunAsync(fails: false);
        Sent.ShouldBe(["succeeded"]);
        await RunAsync(fails: true);
        Sent.ShouldBe(["succeeded", "failed"]);
        await RunAsync(fails: false);
        Sent.Skip(2).Order().ShouldBe(["recovered", "succeeded"]);
        await RunAsync(fails: false);
        Sent.Skip(4).ShouldBe(["succeeded"]);

        var failed = ObservedSession.Bodies(_server.Requests)[1];
        failed.GetProperty("text").GetString().ShouldBe(
            $"Pipeline \"sales\" in the environment \"local\" has failed: A: The job failed: broken\nRun: {_session.Folders[1].Id}");
        (failed.GetProperty("pipeline").GetString(), failed.GetProperty("run").GetString()).ShouldBe(("sales", _session.Folders[1].Id));
        _session.Folders[1].ReadEvents().Last().ShouldSatisfyAllConditions(
            e => e.Kind.ShouldBe(RunEventKind.AlertSent),
            e => (e.State, e.Message).ShouldBe(("failed", "to \"team\"")));
        var numbers = _session.Folders[1].ReadEvents().Select(e => e.Sequence).ToList();
        numbers.ShouldBe(Enumerable.Range(1, numbers.Count).Select(i => (long)i));
    }

    [Theory]
    [InlineData("\"pipelines\": [\"other\", \"sales-*\"]", 0)]
    [InlineData("\"pipelines\": [\"other\", \"s?les\"]", 1)]
    [InlineData("\"pipelines\": []", 1)]
    public async Task An_alert_is_only_about_the_pipelines_that_its_patterns_match(string pipelines, int count)
    {
        Alerts($$"""{"on": "succeeded", "to": "team", {{pipelines}}}""");

        await RunAsync(fails: false);

        Sent.Count.ShouldBe(count);
    }

    [Fact]
    public async Task A_late_run_is_reported_while_its_job_is_running_and_only_once()
    {
        Alerts("""{"on": "late", "to": "team"}""");
        _session.Job = async (_, token) =>
        {
            while (_server.Requests.IsEmpty)
            {
                await Task.Delay(10, token);
            }

            return JobResult.Success(default);
        };

        var run = await _session.RunAsync("deadline_minutes: 0.0001\n" + ObservedSession.Work);

        run.State.ShouldBe(RunState.Succeeded);
        run.Events.ShouldContain(e => e.Kind == RunEventKind.RunLate); // the workflow notices it later, which sends nothing more
        Sent.ShouldBe(["late"]);
    }

    [Fact]
    public async Task A_run_that_is_resumed_sends_no_alert_again()
    {
        Alerts("""{"on": ["failed", "late"], "to": "team"}""");
        await RunAsync(fails: true);
        var folder = _session.Folders.ShouldHaveSingleItem();

        // As if the process had been killed after the alert, and before it could record the end.
        folder.Write(folder.ReadRecord() with { State = RecordedState.Running, Ended = null });
        var run = await _session.ResumeAsync(folder);

        run.State.ShouldBe(RunState.Failed);
        folder.ReadRecord().State.ShouldBe(RecordedState.Failed);
        Sent.ShouldBe(["failed"]);
    }

    [Fact]
    public async Task Only_the_file_of_an_alert_prevents_that_it_is_sent_again()
    {
        Alerts("""{"on": "failed", "to": "team"}""");
        await RunAsync(fails: true);
        var folder = _session.Folders.ShouldHaveSingleItem();
        File.Exists(Path.Combine(folder.FolderPath, "alerts", "failed-team")).ShouldBeTrue();
        File.Delete(Path.Combine(folder.FolderPath, "alerts", "failed-team"));
        folder.Write(folder.ReadRecord() with { State = RecordedState.Running, Ended = null });

        await _session.ResumeAsync(folder);

        Sent.ShouldBe(["failed", "failed"]);
    }

    [Fact]
    public async Task A_failed_alert_is_an_event_and_a_warning_and_the_run_is_as_it_was()
    {
        _answer = "500 Oops";
        Alerts("""{"on": "succeeded", "to": ["team", "closed"]}""");
        _session.Variables["CLOSED"] = $"http://127.0.0.1:1/{Token}";

        var run = await RunAsync(fails: false);

        run.State.ShouldBe(RunState.Succeeded);
        run.Warnings.Select(w => w.Code).ShouldBe(["AEF7404", "AEF7404"]);
        var messages = _session.Folders[0].ReadEvents().Where(e => e.Kind == RunEventKind.AlertFailed)
            .Select(e => e.Message!)
            .Order()
            .ToList();
        messages[0].ShouldStartWith("to \"closed\": ");
        messages[1].ShouldBe("to \"team\": HTTP 500: echo ***");
        (_session.EverythingWritten() + string.Join(' ', run.Warnings.Select(w => w.Message))).ShouldNotContain(Token);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_that_had_ended_reports_nothing_when_it_is_resumed(bool fails)
    {
        Alerts("""{"on": ["failed", "succeeded"], "to": "team"}""");
        await using var collector = new LoopbackServer(_ => LoopbackServer.Response("200 OK", "{}"));
        _session.Variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://{collector.Authority}";
        var first = await RunAsync(fails);
        (Sent.Count, collector.Requests.Count).ShouldBe((1, 2));

        var run = await _session.ResumeAsync(_session.Folders.ShouldHaveSingleItem());

        run.State.ShouldBe(first.State);
        (Sent.Count, collector.Requests.Count).ShouldBe((1, 2));
    }

    [Fact]
    public async Task The_summary_in_the_folder_has_the_warnings_of_alerts()
    {
        _answer = "500 Oops";
        Alerts("""{"on": "succeeded", "to": "team"}""");

        await RunAsync(fails: false);

        File.ReadAllText(Path.Combine(_session.Folders[0].FolderPath, "run-summary.json")).ShouldContain("AEF7404");
    }

    private void Alerts(string alerts) => _session.Environment($$$"""
        "notifications": {"team": {"kind": "webhook", "url": "env:HOOK"}, "closed": {"kind": "webhook", "url": "env:CLOSED"}},
        "alerts": [{{{alerts}}}]
        """);

    private Task<Run> RunAsync(bool fails)
    {
        _session.Job = ObservedSession.Do(_ => fails ? JobResult.Failed("broken") : JobResult.Success(default));
        return _session.RunAsync(ObservedSession.Work);
    }
}
