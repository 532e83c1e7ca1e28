using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Aef.Tests.Server.Support;
using Aef.Tests.Support;

namespace Aef.Tests.Server.Gcloud;

/// <summary>
/// The requests that gcloud 528 sends, recorded one by one (requests.jsonl), in an order in which each command finds what it needs. The
/// ids of operations, revisions and executions are those of this server.
/// </summary>
public sealed partial class RecordedRequestTests : IAsyncLifetime
{
    // The recorded commands of Workflows and Executions, but for those in which the recording server injected an error.
    private static readonly string[] Story =
    [
        "wf-describe-404", "wf-deploy", "wf-deploy-bad", "wf-deploy-noop", "wf-describe", "wf-describe-rev", "wf-list", "wf-list2",
        "wf-list-tok", "wf-list-tok2", "wf-loghttp", "wf-noloc", "wf-beta", "wf-run", "ex-describe-last", "ex-wait-last", "wf-run-fail",
        "wf-run-404", "wf-execute", "wf-execute2", "ex-describe", "ex-wait", "ex-list", "ex-list2", "ex-describe-404", "wf-deploy-update",
        "wf-deploy-async", "wf-deploy-clearenv", "ex-cancel", "ex-cancel2", "wf-delete", "wf-delete-404", "wf-deploy-done",
        "wf-delete-async",
    ];

    private static readonly string[] Injected = ["e400", "e403", "e429", "e503"];

    private readonly Dictionary<string, string> _last = new(StringComparer.Ordinal);
    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Each_recorded_command_gets_the_answers_that_it_got_when_it_was_recorded()
    {
        var recorded = File.ReadLines(Repository.PathOf("tests", "Server", "Gcloud", "requests.jsonl"))
            .Select(l => JsonNode.Parse(l)!.AsObject())
            .Where(r => Regex.IsMatch(r["command"]!.ToString(), "workflows (?!executions.*scheduler)", RegexOptions.None, TimeSpan.FromSeconds(10))
                && !r["command"]!.ToString().Contains("scheduler", StringComparison.Ordinal))
            .ToDictionary(r => r["case"]!.ToString(), StringComparer.Ordinal);
        recorded.Keys.Except(Injected).ShouldBe(Story, ignoreOrder: true);

        foreach (var name in Story)
        {
            if (name == "ex-cancel")
            {
                await StartOneThatWaitsAsync();
            }

            foreach (var request in recorded[name]["requests"]!.AsArray())
            {
                await ReplayAsync(name, request!.AsObject());
            }
        }
    }

    private async Task StartOneThatWaitsAsync()
    {
        const string Workflow = "/v1/projects/p1/locations/us-central1/workflows/w1";
        const string Source = "main: {steps: [{a: {call: sys.sleep, args: {seconds: 36000}}}]}";
        (await _server.PatchAsync(Workflow + "?updateMask=sourceContents", $$"""{"sourceContents": "{{Source}}"}""")).ShouldBeOk();
        Keep(await _server.PostAsync(Workflow + "/executions"));
    }

    private async Task ReplayAsync(string name, JsonObject request)
    {
        var path = Name().Replace(request["path"]!.ToString(), m => _last.GetValueOrDefault(m.Groups["kind"].Value, m.Value));
        var body = request["body"]?.ToString();
        using var message = new HttpRequestMessage(new HttpMethod(request["method"]!.ToString()), path);
        if (!string.IsNullOrEmpty(body))
        {
            message.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        }

        using var response = await _server.Client.SendAsync(message);
        var answer = await Answer.ReadAsync(response);

        ((int)answer.Status).ShouldBe(request["answered"]!.GetValue<int>(), $"{name}: {message.Method} {path}: {answer.Json.ToJsonString()}");
        if (answer.Status != HttpStatusCode.OK)
        {
            answer.ShouldBeError((int)answer.Status, answer.Text("error.status")!);
            return;
        }

        Keep(answer);
        if (path.Contains("/operations/", StringComparison.Ordinal))
        {
            // gcloud reads it until it is done, and refuses any other form of its name.
            answer.Text("done").ShouldBe("true");
            (answer["error"] is null).ShouldBe(name != "wf-deploy-bad");
        }
    }

    private void Keep(Answer answer)
    {
        if (answer.Text("name") is { } name && Name().Match(name) is { Success: true } match)
        {
            _last[match.Groups["kind"].Value] = match.Value;
        }

        if (answer.Text("revisionId") is { } revision)
        {
            _last["revisionId="] = "revisionId=" + revision;
        }
    }

    [GeneratedRegex(
        "(?<kind>operations/)operation-[0-9a-f-]+|(?<kind>executions/)[0-9a-f]{8}-[0-9a-f-]{27}|(?<kind>revisionId=)[0-9]{6}-[0-9a-f]{3}",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Name();
}
