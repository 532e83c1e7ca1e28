using System.Text;
using Aef.Runs.Environments;
using Aef.Runs.Executors;
using Aef.Runs.Launching;
using Aef.Runs.Local;
using Aef.Tests.Hosting;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Observation;

/// <summary>Secrets from every source, which jobs repeat wherever they can, occur in nothing that a run writes or sends.</summary>
public sealed class PlantedSecretTests : IAsyncDisposable
{
    private static readonly string[] Planted =
    [
        "pl4nted-s3cret-of-manager", "pl4nted-input-passw0rd", "pl4nted-c0nnection-password", "pl4nted-webh00k-token",
        "pl4nted-0tel-header",
    ];

    private readonly ObservedSession _session = new();
    private readonly LoopbackServer _server = new(_ => LoopbackServer.Response("200 OK", "{}"));

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _session.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_notification_trace_lineage_summary_event_or_log_contains_a_secret(bool fails)
    {
        _session.Variables["HOOK"] = $"http://{_server.Authority}/hook/{Planted[3]}";
        _session.Variables["P"] = Planted[2];
        _session.Variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://{_server.Authority}";
        _session.Variables["OTEL_EXPORTER_OTLP_HEADERS"] = $"authorization={Planted[4]}";
        _session.Environment("""
            "lineage": "lineage.jsonl",
            "connections": {"dwh": {"kind": "postgres", "database": "d", "user": "u", "password": "env:P"}},
            "notifications": {"team": {"kind": "slack", "url": "env:HOOK"}, "log": {"kind": "webhook", "url": "env:HOOK"}},
            "alerts": [{"on": ["failed", "succeeded"], "to": ["team", "log"]}]
            """);
        _session.Job = ObservedSession.Do(c =>
        {
            var all = $"{JobText.Of(c.Parameters["key"])} {string.Join(' ', Planted[..2])}";
            c.Log("INFO", all);
            c.Output.Write(all);
            c.Progress(rows: 1, text: all);
            return fails ? JobResult.Failed(all) : JobResult.Success(WorkflowValue.FromMap(("rows", 1), ("text", all)));
        });

        var run = await _session.RunAsync(
            """
            name: sales
            inputs: {password: {}}
            levels:
            - - job_id: A
                job_name: a
                executor: work
                with: {key: "${secrets.KEY}"}
                reads: ["gs://b/${inputs.password}.csv"]
              - job_id: N
                job_name: n
                executor: notify
                with: {to: [team, log], text: "done with ${inputs.password}: ${steps.A.output.text}"}
            on_failure:
            - job_id: F
              job_name: f
              executor: notify
              with: {to: [team, log], text: "failed with ${inputs.password}: ${run.error.failures[0].answer}"}
            """,
            r => r with
            {
                Inputs = [new RunInput("password") { Text = Planted[1] }],
                Environment = EnvironmentRequest.Empty with
                {
                    Secrets = ["KEY=env:KEY"],
                    Environment = name => name == "KEY" ? Planted[0] : null,
                },
            });

        run.State.ShouldBe(fails ? RunState.Failed : RunState.Succeeded, string.Join(' ', run.Failures));
        run.Warnings.ShouldBeEmpty();
        var bodies = string.Join('\n', _server.Requests.Select(ObservedSession.BodyOf));
        // Two notifications, two alerts, traces and metrics.
        _server.Requests.Count.ShouldBe(6, string.Join("\n", run.Events.Where(e => e.JobId == "F")));
        bodies.ShouldContain(fails ? "failed with ***" : "done with ***");
        bodies.ShouldContain("resourceSpans");
        var written = _session.EverythingWritten() + bodies + string.Join('\n', run.Warnings);
        written.ShouldContain("\"duration_seconds\"", customMessage: "the summary was read");
        written.ShouldContain("\"eventType\":\"COMPLETE\"".Replace("COMPLETE", fails ? "FAIL" : "COMPLETE"));
        foreach (var secret in Planted)
        {
            written.ShouldNotContain(secret);
            written.ShouldNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)));
        }
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("1", true)]
    public async Task A_run_shows_inputs_that_look_like_secrets_only_with_the_setting(string? setting, bool isShown)
    {
        _session.Job = ObservedSession.Do(c => JobResult.Failed("no access with " + JobText.Of(c.Parameters["key"])));

        var run = await _session.RunAsync(
            """
            name: sales
            inputs: {api_token: {}}
            levels:
            - - {job_id: A, job_name: a, executor: work, with: {key: "${inputs.api_token}"}}
            """,
            r => r with
            {
                Inputs = [new RunInput("api_token") { Text = Planted[1] }],
                Environment = EnvironmentRequest.Empty with { Environment = name => name == "AEF_SHOW_INPUTS" ? setting : null },
            });

        var shown = string.Join('\n', run.Failures.Select(f => f.Answer)) + string.Join('\n', run.Events.Select(e => e.Message))
            + run.Execution.Error.ShouldNotBeNull().Value;
        shown.ShouldContain("no access with " + (isShown ? Planted[1] : "***"));
        shown.Contains(Planted[1], StringComparison.Ordinal).ShouldBe(isShown);
        _session.EverythingWritten().ShouldNotContain(Planted[1]);
    }
}
