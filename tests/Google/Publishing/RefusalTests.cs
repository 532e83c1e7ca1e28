using Aef.Documents.Diagnostics;
using Aef.Google.Publishing;
using Aef.Google.Rest.Transport;

namespace Aef.Tests.Google.Publishing;

/// <summary>What is refused, and what is said.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly Project _project = new();
    private readonly ScriptedGoogle _google = new();
    private readonly Publishing _publishing;

    public RefusalTests() => _publishing = new Publishing(_google);

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Names_that_cannot_be_labels_are_refused()
    {
        _project.Pipeline("plain");
        _project.Write("aef.json", """{"name": "Sales Team", "environments": {"dev": {"project": "p1", "region": "europe-west3"}}}""");
        await ExpectAsync("AEF7701", "\"Sales Team\"");
    }

    [Fact]
    public async Task Two_pipelines_of_one_name_are_refused()
    {
        _project.Pipeline("plain");
        _project.Write("other.yaml", File.ReadAllText(Path.Combine(_project.Folder, "plain.yaml")));
        await ExpectAsync("AEF7712", "\"plain\"");
    }

    [Fact]
    public void An_id_that_Google_does_not_accept_is_refused()
    {
        var diagnostics = new DiagnosticBag();
        var builder = new DesiredStateBuilder(new PublishTarget("sales", "dev", "p1", "europe-west3"), diagnostics);
        builder.AddWorkflow("nine", "9-lives", "main: {}", isPart: false, description: null, Location.None);
        builder.Added.ShouldBeEmpty();
        diagnostics.Items.ShouldContain(d => d.Code == "AEF7713" && d.Message.Contains("\"9-lives\""));
    }

    [Theory]
    [InlineData("../secrets.json")]
    [InlineData("/etc/passwd")]
    [InlineData("a/./b.json")]
    [InlineData("a\\b.json")]
    [InlineData("a//b.json")]
    [InlineData("a/b\n.json")]
    public void Objects_have_relative_paths_within_their_bucket(string name) => ResourceIds.WhyInvalidObject(name).ShouldNotBeNull();

    [Fact]
    public void An_ordinary_name_of_an_object_is_accepted() =>
        ResourceIds.WhyInvalidObject("dataform-tag-executor/Ümläut 1.json").ShouldBeNull();

    [Fact]
    public async Task A_schedule_whose_label_is_not_known_is_refused()
    {
        _project.Write("keyed.yaml", """
            name: keyed
            engine: cloud_workflows
            inputs:
              taxi: {type: enum, values: [yellow, green], default: green}
            concurrency: {key: "${inputs.taxi}"}
            schedule: {cron: "0 5 * * *"}
            levels:
            - - {job_id: J01, job_name: load, type: sync, executor: dataform-tag-executor}
            """);
        var deployment = _project.Load();
        (await _publishing.PlanAsync(deployment)).Plan.HasErrors.ShouldBeFalse();
        (await _publishing.PublishAsync(deployment)).IsComplete.ShouldBeTrue();
        var body = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String((string)_google.Jobs["keyed"]["httpTarget"]!["body"]!));
        body.ShouldContain("\"labels\":{\"aef_key\":\"");
        var unknown = deployment with { Pipelines = [deployment.Pipelines.Single() with { KeyLabel = _ => null }] };
        (await _publishing.PlanAsync(unknown)).Plan.Diagnostics.ShouldContain(d => d.Code == "AEF7716" && d.Message.Contains("\"keyed\""));
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_with_the_call_and_without_a_stack_trace()
    {
        _project.WriteAllKinds(1);
        var refusing = new Publishing(new Refusing());
        var plan = (await refusing.PlanAsync(_project.Load())).Plan;
        var error = plan.Diagnostics.Single(d => d.Severity == DiagnosticSeverity.Error);
        error.Code.ShouldBe("AEF7717");
        error.Message.ShouldContain("workflows.list");
        error.Message.ShouldContain("Permission denied");
        error.Message.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_change_that_is_refused_stops_the_publication_and_is_not_reported_as_done()
    {
        _project.WriteAllKinds(1);
        var plan = await _publishing.PlanAsync(_project.Load());
        var result = await new Publishing(new ReadOnlyGoogle(_google)).Publisher.ApplyAsync(plan);
        result.IsComplete.ShouldBeFalse();
        result.Done.ShouldBeEmpty();
        result.Diagnostics.Single().Code.ShouldBe("AEF7708");
        _google.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Schedules_are_listed_paused_resumed_and_run_and_those_of_others_are_unknown()
    {
        _project.WriteAllKinds(1);
        var deployment = _project.Load();
        await _publishing.PublishAsync(deployment);
        _google.Jobs["foreign"] = new()
        {
            ["name"] = "projects/p1/locations/europe-west3/jobs/foreign", ["state"] = "ENABLED", ["schedule"] = "0 1 * * *",
        };
        var diagnostics = new DiagnosticBag();
        var all = await _publishing.Schedules.ListAsync(deployment, diagnostics);
        all.Select(s => s.Id).ShouldBe(["daily", "removed", "resumed", "stopped"]);
        all[0].NextRuns[0].ShouldBe(new DateTimeOffset(2026, 3, 1, 5, 1, 0, TimeSpan.FromHours(1)));
        (all[2].State, all[2].IsPausedByDefinition).ShouldBe(("PAUSED", true));

        (await _publishing.Schedules.ChangeAsync(deployment, "daily", ScheduleAction.Pause, diagnostics))!.State.ShouldBe("PAUSED");
        (await _publishing.Schedules.ChangeAsync(deployment, "daily", ScheduleAction.Pause, diagnostics))!.State.ShouldBe("PAUSED");
        (await _publishing.Schedules.ChangeAsync(deployment, "daily", ScheduleAction.Resume, diagnostics))!.State.ShouldBe("ENABLED");
        (await _publishing.Schedules.ChangeAsync(deployment, "daily", ScheduleAction.Run, diagnostics)).ShouldNotBeNull();
        diagnostics.HasErrors.ShouldBeFalse();
        foreach (var id in new[] { "foreign", "unknown" })
        {
            var refused = new DiagnosticBag();
            (await _publishing.Schedules.ChangeAsync(deployment, id, ScheduleAction.Run, refused)).ShouldBeNull();
            refused.Items.ShouldContain(d => d.Code == "AEF7715");
        }

        _google.Writes.Count(w => w == "POST jobs daily run").ShouldBe(1);
    }

    [Fact]
    public async Task A_schedule_whose_run_is_not_answered_is_not_run_twice()
    {
        _project.WriteAllKinds(1);
        var deployment = _project.Load();
        await _publishing.PublishAsync(deployment);
        var diagnostics = new DiagnosticBag();
        var losing = new Publishing(new LosingRuns(_google));
        (await losing.Schedules.ChangeAsync(deployment, "daily", ScheduleAction.Run, diagnostics)).ShouldBeNull();
        diagnostics.Items.ShouldContain(d => d.Code == "AEF7719");
        _google.Writes.Count(w => w == "POST jobs daily run").ShouldBe(1);
    }

    private async Task ExpectAsync(string code, string text)
    {
        var plan = (await _publishing.PlanAsync(_project.Load())).Plan;
        plan.Diagnostics.ShouldContain(d => d.Code == code && d.Message.Contains(text), string.Join('\n', plan.Diagnostics));
        _google.Requests.ShouldBe(0);
    }

    private sealed class Refusing : ITransport
    {
        public Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(Denied());

        public static TransportResponse Denied() => new(
            403, [], new MemoryStream("""{"error":{"code":403,"message":"Permission denied","status":"PERMISSION_DENIED"}}"""u8.ToArray()));
    }

    private sealed class ReadOnlyGoogle(ITransport inner) : ITransport
    {
        public Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken) =>
            request.Method == "GET" ? inner.SendAsync(request, cancellationToken) : Task.FromResult(Refusing.Denied());
    }

    private sealed class LosingRuns(ITransport inner) : ITransport
    {
        public async Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken)
        {
            var answer = await inner.SendAsync(request, cancellationToken);
            return request.Uri.AbsolutePath.EndsWith(":run", StringComparison.Ordinal)
                ? throw new TransportException("The connection was closed.", wasSent: true)
                : answer;
        }
    }
}
