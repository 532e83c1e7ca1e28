using System.Text;
using Aef.Runs.Executors;
using Aef.Runs.Local;
using Aef.Tests.Hosting;

namespace Aef.Tests.Observation;

/// <summary>The kind <c>notify</c> in real runs.</summary>
public sealed class NotifyTests : IDisposable
{
    private const string Token = "T0KEN-5ecret-77";

    private readonly ObservedSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task A_step_sends_its_text_to_receivers_and_the_address_is_written_nowhere()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("200 OK", "ok"));
        Receivers(server, ("team", "slack"), ("log", "webhook"));

        var run = await _session.RunAsync(Notify("to: [team, log], text: \"loaded 3 rows\""));

        run.State.ShouldBe(RunState.Succeeded);
        var requests = server.Requests.ToList();
        requests.ShouldAllBe(r => r.StartsWith($"POST /{Token}/") && r.Contains("Content-Type: application/json\r\n"));
        ObservedSession.Bodies(requests).Select(b => b.GetProperty("text").GetString()).ShouldBe(["loaded 3 rows", "loaded 3 rows"]);
        _session.EverythingWritten().ShouldNotContain(Token);
    }

    [Fact]
    public async Task A_failed_notification_is_a_warning_in_on_failure_and_finally_and_fails_a_step_of_a_level()
    {
        await using var server = new LoopbackServer(r =>
            LoopbackServer.Response("500 Internal Server Error", $"no {r.Split(' ')[1]} in http://x/{Token}"));
        Receivers(server, ("team", "webhook"));
        _session.Job = ObservedSession.Do(_ => JobResult.Failed("broken"));
        var events = new List<RunEvent>();

        var run = await _session.RunAsync(
            ObservedSession.Work + """

            on_failure:
            - {job_id: F, job_name: f, executor: notify, with: {to: [team], text: failed}}
            finally:
            - {job_id: G, job_name: g, executor: notify, with: {to: [team], text: ended}}
            """,
            onEvent: events.Add);

        run.State.ShouldBe(RunState.Failed);
        run.Failures.Select(f => f.JobId).ShouldBe(["A"]);
        server.Requests.Count.ShouldBe(2);
        var warnings = events.Where(e => e is { Kind: RunEventKind.Log, State: "WARNING" }).ToList();
        warnings.Select(w => w.JobId).ShouldBe(["F", "G"]);
        warnings[0].Message.ShouldStartWith("The notification was not sent: \"team\": HTTP 500: no ");
        run.Warnings.Select(w => w.Code).ShouldBe(["AEF7405", "AEF7405"]);
        run.Warnings[0].Message.ShouldStartWith(
            "The notification \"F\" of the run could not be passed to its receivers: \"team\": HTTP 500: no ");
        var folder = _session.Folders.ShouldHaveSingleItem();
        File.ReadAllText(folder.LogPathOf("G", 1)).ShouldBe($"! {warnings[1].Message}\n");
        File.ReadAllText(Path.Combine(folder.FolderPath, "run-summary.json")).ShouldContain("AEF7405");
        _session.EverythingWritten().ShouldNotContain(Token);

        var inLevel = await _session.RunAsync(Notify("to: [team], text: x"));
        inLevel.Failures.ShouldHaveSingleItem().Answer!.ShouldStartWith("\"team\": HTTP 500");
    }

    [Fact]
    public async Task A_retry_sends_only_to_receivers_that_have_not_got_the_message()
    {
        var refusals = 1;
        await using var server = new LoopbackServer(r => r.Contains("/bad ") && Interlocked.Decrement(ref refusals) >= 0
            ? LoopbackServer.Response("503 Busy", string.Empty)
            : LoopbackServer.Response("204 No Content", string.Empty));
        Receivers(server, ("good", "webhook"), ("bad", "webhook"));

        var run = await _session.RunAsync("""
            name: p
            levels:
            - - job_id: N
                job_name: n
                executor: notify
                with: {to: [good, bad], text: hi}
                retry: {max_attempts: 3, initial_delay_seconds: 0}
            """);

        run.State.ShouldBe(RunState.Succeeded);
        server.Requests.Select(r => r.Split(' ')[1]).ShouldBe([$"/{Token}/good", $"/{Token}/bad", $"/{Token}/bad"]);
    }

    [Fact]
    public async Task The_address_of_a_webhook_in_the_step_needs_no_environment()
    {
        await using var server = new LoopbackServer(
            _ => LoopbackServer.Response("302 Found", string.Empty, "Location: http://127.0.0.1:1/\r\n"));

        var run = await _session.RunAsync(Notify($"url: \"http://{server.Authority}/hook\", text: hi"));

        // A redirect would pass the message on to another server.
        run.Failures.ShouldHaveSingleItem().Answer.ShouldBe("HTTP 302");
        ObservedSession.BodyOf(server.Requests.ShouldHaveSingleItem()).ShouldBe("""{"text":"hi"}""");
    }

    [Fact]
    public async Task An_e_mail_is_plain_text_and_its_subject_cannot_add_headers()
    {
        await using var sink = new SmtpSink();
        _session.Environment($$$"""
            "notifications": {"mail": {
              "kind": "email", "to": ["a@example.com", "b@example.com"], "relay": "{{{sink.Address}}}", "from": "aef@example.com"}}
            """);

        var run = await _session.RunAsync(
            Notify("""to: [mail], text: "<b>hi</b>\r\nBcc: evil@example.com\r\n.\r\nRCPT TO:<evil@example.com>" """));

        run.State.ShouldBe(RunState.Succeeded, string.Join(' ', run.Failures.Select(f => f.Answer)));
        var lines = await sink.ReceivedAsync();
        lines.Where(l => l.StartsWith("RCPT", StringComparison.Ordinal)).ShouldBe(["RCPT TO:<a@example.com>", "RCPT TO:<b@example.com>"]);
        var head = lines.SkipWhile(l => l != "DATA").Skip(1).TakeWhile(l => l.Length > 0).ToList();
        head.ShouldNotContain(l => l.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
        head.ShouldContain(l => l.StartsWith("Content-Type: text/plain", StringComparison.OrdinalIgnoreCase));
        var body = string.Concat(lines.SkipWhile(l => l != "DATA").SkipWhile(l => l.Length > 0).Skip(1).TakeWhile(l => l != "."));
        Encoding.UTF8.GetString(Convert.FromBase64String(body)).ShouldStartWith("<b>hi</b>");
    }

    [Theory]
    [InlineData("to: [teem], text: x", "AEF7401", "teem")]
    [InlineData("to: [unset], text: x", "AEF7403", "env:NOWHERE")]
    [InlineData("to: [wrong], text: x", "AEF7403", "no address")]
    [InlineData("text: x", "AEF7400", "names no receiver")]
    [InlineData("to: [team]", "AEF7002", "text")]
    public void Receivers_are_checked_before_the_run(string with, string code, string words)
    {
        _session.Variables["HOOK"] = "http://127.0.0.1:1/x";
        _session.Variables["WRONG"] = Token;
        _session.Environment("""
            "notifications": {
              "team": {"kind": "slack", "url": "env:HOOK"},
              "unset": {"kind": "slack", "url": "env:NOWHERE"},
              "wrong": {"kind": "slack", "url": "env:WRONG"}}
            """);

        using var run = _session.Prepare(Notify(with));

        var problem = run.Diagnostics.ShouldHaveSingleItem();
        problem.Code.ShouldBe(code);
        problem.Message.ShouldContain(words);
        problem.Message.ShouldNotContain(Token);
    }

    private static string Notify(string with) => $$$"""
        name: p
        levels:
        - - {job_id: N, job_name: n, executor: notify, with: { {{{with}}} }}
        """;

    private void Receivers(LoopbackServer server, params (string Name, string Kind)[] receivers)
    {
        foreach (var (name, _) in receivers)
        {
            _session.Variables[$"HOOK_{name}"] = $"http://{server.Authority}/{Token}/{name}";
        }

        _session.Environment(
            "\"notifications\": {"
            + string.Join(", ", receivers.Select(r => $"\"{r.Name}\": {{\"kind\": \"{r.Kind}\", \"url\": \"env:HOOK_{r.Name}\"}}"))
            + "}");
    }
}
