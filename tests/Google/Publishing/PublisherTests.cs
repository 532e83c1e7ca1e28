using System.Text.Json.Nodes;
using Aef.Google.Publishing;

namespace Aef.Tests.Google.Publishing;

public sealed class PublisherTests : IDisposable
{
    private readonly Project _project = new();
    private readonly ScriptedGoogle _google = new();
    private readonly Publishing _publishing;

    public PublisherTests() => _publishing = new Publishing(_google);

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Publishing_fifty_definitions_twice_sends_no_write_the_second_time()
    {
        _project.WriteMany(50);
        var deployment = _project.Load();
        deployment.Diagnostics.Where(d => d.Severity == Documents.Diagnostics.DiagnosticSeverity.Error).ShouldBeEmpty();

        var first = await _publishing.PublishAsync(deployment);
        first.Diagnostics.ShouldBeEmpty();
        first.IsComplete.ShouldBeTrue();
        first.Done.Count.ShouldBe(125); // 50 workflows, 50 job files, 25 schedules
        _google.Workflows.Count.ShouldBe(50);

        _google.Writes.Clear();
        var plan = await _publishing.PlanAsync(_project.Load());
        plan.Plan.Changes.ShouldBeEmpty();
        PlanText.Summary(plan.Plan).ShouldStartWith("No changes");
        (await _publishing.Publisher.ApplyAsync(plan)).IsComplete.ShouldBeTrue();
        _google.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Resources_are_created_in_the_order_files_workflows_DAGs_schedules()
    {
        _project.WriteAllKinds(1);
        (await _publishing.PublishAsync(_project.Load())).IsComplete.ShouldBeTrue();
        var kinds = _google.Writes.ConvertAll(w => w.Contains("objects jobs/", StringComparison.Ordinal) ? 0
            : w.Contains("workflows", StringComparison.Ordinal) ? 1
            : w.Contains("objects composer/", StringComparison.Ordinal) ? 2 : 3);
        kinds.ShouldBe(kinds.Order());
        kinds.Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public async Task A_plan_round_trips_through_JSON_and_has_no_sources()
    {
        _project.WriteAllKinds(1);
        await _publishing.PublishAsync(_project.Load());
        _project.WriteAllKinds(2);
        var plan = (await _publishing.PlanAsync(_project.Load())).Plan;
        var text = PlanFile.Write(plan);
        var read = PlanFile.Read(text, "plan.json", out var problem);
        problem.ShouldBeNull();
        PlanFile.Write(read!).ShouldBe(text);
        text.ShouldNotContain("dataform-tag-executor\\n");
        text.ShouldNotContain("main:");
        text.ShouldNotContain("nightly");
        plan.Items.Single(i => i is { Kind: ResourceKind.Workflow, Name: "plain" }).Lines.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"version": 2, "owner": "a", "environment": "b", "project": "c", "region": "d"}""")]
    [InlineData("""{"owner": "a", "environment": "b", "project": "c", "region": "d", "items": null}""")]
    [InlineData("""{"owner": "a", "environment": "b", "project": "c", "region": "d", "unknown": 1}""")]
    public void What_is_not_a_plan_is_refused(string text)
    {
        PlanFile.Read(text, "plan.json", out var problem).ShouldBeNull();
        problem!.Code.ShouldBe("AEF7706");
    }

    [Fact]
    public async Task A_reviewed_plan_is_applied_once_and_again_after_an_interruption()
    {
        _project.WriteAllKinds(1);
        var reviewed = PlanFile.Read(PlanFile.Write((await _publishing.PlanAsync(_project.Load())).Plan), "p", out _)!;
        var fresh = (await _publishing.PlanAsync(_project.Load())).Reviewed(reviewed);
        fresh.Plan.HasErrors.ShouldBeFalse();
        (await _publishing.Publisher.ApplyAsync(fresh)).IsComplete.ShouldBeTrue();
        var again = (await _publishing.PlanAsync(_project.Load())).Reviewed(reviewed);
        again.Plan.HasErrors.ShouldBeFalse();
        again.Plan.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_plan_of_other_sources_is_refused()
    {
        _project.WriteAllKinds(1);
        var reviewed = (await _publishing.PlanAsync(_project.Load())).Plan;
        _project.JobFile("daily", "other");
        var fresh = (await _publishing.PlanAsync(_project.Load())).Reviewed(reviewed);
        fresh.Plan.Diagnostics.ShouldContain(d => d.Code == "AEF7705" && d.Message.Contains("daily.json"));
        (await _publishing.Publisher.ApplyAsync(fresh)).IsComplete.ShouldBeFalse();
        _google.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_plan_of_another_state_is_refused()
    {
        _project.WriteAllKinds(1);
        await _publishing.PublishAsync(_project.Load());
        _project.WriteAllKinds(2);
        var reviewed = (await _publishing.PlanAsync(_project.Load())).Plan;
        _google.Workflows["plain"][^1]["sourceContents"] = "main: {}";
        var fresh = (await _publishing.PlanAsync(_project.Load())).Reviewed(reviewed);
        fresh.Plan.Diagnostics.ShouldContain(d => d.Code == "AEF7704" && d.Message.Contains("\"plain\""));
    }

    [Fact]
    public async Task A_resource_that_changes_between_plan_and_write_is_not_overwritten()
    {
        _project.WriteAllKinds(1);
        await _publishing.PublishAsync(_project.Load());
        _project.WriteAllKinds(2);
        var plan = await _publishing.PlanAsync(_project.Load());
        _google.Workflows["plain"][^1]["sourceContents"] = "main: {}";
        var result = await _publishing.Publisher.ApplyAsync(plan);
        result.IsComplete.ShouldBeFalse();
        result.Diagnostics.Single().Code.ShouldBe("AEF7704");
        ((string?)_google.Workflows["plain"][^1]["sourceContents"]).ShouldBe("main: {}");
    }

    [Fact]
    public async Task Resources_of_others_are_never_changed_or_deleted()
    {
        _project.WriteAllKinds(1);
        _google.AddWorkflow("plain", "main: {}");
        _google.AddWorkflow("other", "main: {}", new Dictionary<string, string>
        {
            ["aef-owner"] = "finance", ["aef-tool"] = "aef", ["aef-environment"] = "dev",
        });
        _google.AddWorkflow("prod", "main: {}", new Dictionary<string, string>
        {
            ["aef-owner"] = "sales", ["aef-tool"] = "aef", ["aef-environment"] = "prod",
        });
        var before = _google.Dump();
        var result = await _publishing.PublishAsync(_project.Load(), prunes: true);
        result.Diagnostics.ShouldContain(d => d.Code == "AEF7703");
        _google.Dump().ShouldBe(before);

        _google.Workflows.Remove("plain");
        (await _publishing.PublishAsync(_project.Load(), prunes: true)).IsComplete.ShouldBeTrue();
        _google.Workflows.Keys.ShouldContain("other");
        _google.Workflows.Keys.ShouldContain("prod");
    }

    [Fact]
    public async Task Labels_and_metadata_of_others_on_our_resources_stay()
    {
        _project.WriteAllKinds(1);
        await _publishing.PublishAsync(_project.Load());
        _google.Workflows["plain"][^1]["labels"]!["team"] = "night";
        _google.Objects["jobs/dataform-tag-executor/daily.json"].Object["metadata"]!["team"] = "night";
        _project.WriteAllKinds(2);
        (await _publishing.PublishAsync(_project.Load())).IsComplete.ShouldBeTrue();
        ((string?)_google.Workflows["plain"][^1]["labels"]!["team"]).ShouldBe("night");
        ((string?)_google.Objects["jobs/dataform-tag-executor/daily.json"].Object["metadata"]!["team"]).ShouldBe("night");
    }

    [Fact]
    public async Task The_four_rows_of_a_schedule_create_update_delete_and_do_nothing()
    {
        _project.WriteAllKinds(1);
        await _publishing.PublishAsync(_project.Load());
        ((string?)_google.Jobs["daily"]["schedule"]).ShouldBe("1 5 * * *");
        ((string?)_google.Jobs["resumed"]["state"]).ShouldBe("PAUSED");
        _project.WriteAllKinds(2);
        var plan = await _publishing.PlanAsync(_project.Load());
        var daily = plan.Plan.Items.Single(i => i is { Kind: ResourceKind.Schedule, Name: "daily" });
        daily.RunsBefore[0].ShouldBe(new DateTimeOffset(2026, 3, 1, 5, 1, 0, TimeSpan.FromHours(1)));
        daily.RunsAfter[0].ShouldBe(new DateTimeOffset(2026, 3, 1, 5, 2, 0, TimeSpan.FromHours(1)));
        (daily.RunsBefore.Count, daily.RunsAfter.Count).ShouldBe((5, 5));
        (await _publishing.Publisher.ApplyAsync(plan)).IsComplete.ShouldBeTrue();
        ((string?)_google.Jobs["daily"]["schedule"]).ShouldBe("2 5 * * *");
        ((string?)_google.Jobs["stopped"]["state"]).ShouldBe("PAUSED");
        ((string?)_google.Jobs["resumed"]["state"]).ShouldBe("ENABLED");
        _google.Jobs.Keys.ShouldNotContain("removed");
        _google.Jobs.Keys.ShouldContain("added");
        (await _publishing.PlanAsync(_project.Load())).Plan.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pause_by_hand_is_reported_and_never_resumed()
    {
        _project.WriteAllKinds(1);
        await _publishing.PublishAsync(_project.Load());
        _google.Jobs["daily"]["state"] = "PAUSED";
        _project.WriteAllKinds(2);
        var plan = await _publishing.PlanAsync(_project.Load());
        plan.Plan.Diagnostics.ShouldContain(d => d.Code == "AEF7710");
        plan.Plan.Items.Single(i => i is { Kind: ResourceKind.Schedule, Name: "daily" }).RunsAfter.ShouldBeEmpty();
        (await _publishing.Publisher.ApplyAsync(plan)).IsComplete.ShouldBeTrue();
        ((string?)_google.Jobs["daily"]["state"]).ShouldBe("PAUSED");
        ((string?)_google.Jobs["daily"]["schedule"]).ShouldBe("2 5 * * *");
    }

    [Fact]
    public async Task What_has_no_definition_is_deleted_only_with_prune_in_reverse_order()
    {
        _project.WriteAllKinds(1);
        await _publishing.PublishAsync(_project.Load());
        _project.Delete("daily.yaml");
        _project.Delete("dag.yaml");
        _google.Writes.Clear();
        var kept = await _publishing.PublishAsync(_project.Load());
        kept.Plan.Diagnostics.Count(d => d.Code == "AEF7711").ShouldBe(4);
        _google.Writes.ShouldBeEmpty();
        (await _publishing.PublishAsync(_project.Load(), prunes: true)).IsComplete.ShouldBeTrue();
        _google.Writes.ShouldBe(
        [
            "DELETE jobs daily", "DELETE objects composer/dags/dag.py", "DELETE workflows daily",
            "DELETE objects jobs/dataform-tag-executor/daily.json",
        ]);
    }

    [Fact]
    public async Task Prune_is_refused_if_a_definition_has_errors_or_only_some_were_named()
    {
        _project.WriteAllKinds(1);
        await _publishing.PublishAsync(_project.Load());
        _google.Writes.Clear();
        (await _publishing.PublishAsync(_project.Load("plain.yaml"), prunes: true)).Diagnostics.ShouldContain(d => d.Code == "AEF7707");
        _project.Write("broken.yaml", "name: broken\nengine: cloud_workflows\nlevels:\n- - {job_id: J01}\n");
        (await _publishing.PublishAsync(_project.Load(), prunes: true)).Diagnostics.ShouldContain(d => d.Code == "AEF7707");
        _google.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_workflow_with_a_running_execution_is_not_deleted()
    {
        _project.WriteAllKinds(1);
        await _publishing.PublishAsync(_project.Load());
        _project.Delete("plain.yaml");
        _google.Executions["plain"] = [new JsonObject { ["name"] = "x/workflows/plain/executions/e1", ["state"] = "ACTIVE" }];
        var result = await _publishing.PublishAsync(_project.Load(), prunes: true);
        result.Plan.Diagnostics.ShouldContain(d => d.Code == "AEF7714" && d.Message.Contains("e1"));
        _google.Workflows.Keys.ShouldContain("plain");
        _google.Executions.Clear();
        await _publishing.PublishAsync(_project.Load(), prunes: true);
        _google.Workflows.Keys.ShouldNotContain("plain");
    }

    [Fact]
    public async Task A_part_is_deleted_only_when_no_retained_revision_and_no_execution_uses_it()
    {
        const string part = "plain-part-1-0123abcd";
        _project.WriteAllKinds(1);
        await _publishing.PublishAsync(_project.Load());
        var labels = new Dictionary<string, string>
        {
            ["aef-owner"] = "sales", ["aef-tool"] = "aef", ["aef-environment"] = "dev", ["aef-kind"] = "part",
        };
        _google.AddWorkflow(part, "main: {}", labels);
        var old = _google.Workflows["plain"][0].DeepClone().AsObject();
        old["sourceContents"] = $"main: calls {part}";
        _google.Workflows["plain"].Insert(0, old);
        await Prune();
        _google.Workflows.Keys.ShouldContain(part);

        _google.Workflows["plain"].RemoveAt(0);
        _google.Executions[part] = [new JsonObject { ["name"] = $"x/{part}/executions/e1", ["state"] = "QUEUED" }];
        await Prune();
        _google.Workflows.Keys.ShouldContain(part);

        _google.Executions.Clear();
        await Prune();
        _google.Workflows.Keys.ShouldNotContain(part);

        async Task Prune() => (await _publishing.PublishAsync(_project.Load(), prunes: true)).IsComplete.ShouldBeTrue();
    }

    [Fact]
    public async Task A_rollback_publishes_the_old_source_as_a_new_revision_and_leaves_schedules_and_files_alone()
    {
        _project.WriteAllKinds(1);
        await _publishing.PublishAsync(_project.Load());
        var old = (string?)_google.Workflows["plain"][0]["sourceContents"];
        _project.WriteAllKinds(2);
        await _publishing.PublishAsync(_project.Load());
        _google.Writes.Clear();
        var plan = await _publishing.Rollback.PlanAsync(_project.Load(), "plain", "000001-aaa");
        (await _publishing.Publisher.ApplyAsync(plan)).IsComplete.ShouldBeTrue();
        _google.Writes.ShouldBe(["PATCH workflows plain sourceContents"]);
        ((string?)_google.Workflows["plain"][^1]["sourceContents"]).ShouldBe(old);
    }

    [Theory]
    [InlineData("plain", "000009-aaa", "no such revision")]
    [InlineData("unknown", "000001-aaa", "does not exist")]
    public async Task A_rollback_to_what_does_not_exist_is_refused(string workflow, string revision, string reason)
    {
        _project.WriteAllKinds(1);
        await _publishing.PublishAsync(_project.Load());
        var plan = await _publishing.Rollback.PlanAsync(_project.Load(), workflow, revision);
        plan.Plan.Diagnostics.ShouldContain(d => d.Code == "AEF7709" && d.Message.Contains(reason));
    }

    [Fact]
    public async Task A_rollback_whose_part_is_gone_is_refused()
    {
        _project.WriteAllKinds(1);
        await _publishing.PublishAsync(_project.Load());
        _google.Workflows["plain"][0]["sourceContents"] = "call plain-part-1-0123abcd";
        _project.WriteAllKinds(2);
        var plan = await _publishing.Rollback.PlanAsync(_project.Load(), "plain", "000001-aaa");
        plan.Plan.Diagnostics.ShouldContain(d => d.Code == "AEF7709" && d.Message.Contains("plain-part-1-0123abcd"));
    }

    [Fact]
    public async Task Credentials_in_sources_at_Google_are_not_shown()
    {
        _project.WriteAllKinds(1);
        await _publishing.PublishAsync(_project.Load());
        const string secret = "ya29.a0AfB_planted-token";
        _google.Workflows["plain"][^1]["sourceContents"] = $"main:\n  token: {secret}\n  auth: Bearer abcdefghijklmnop\n";
        _google.Workflows["plain"][^1]["description"] = $"token {secret}";
        _google.Jobs["daily"]["httpTarget"]!["body"] =
            Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{{\"argument\": \"{secret}\"}}"));
        var plan = (await _publishing.PlanAsync(_project.Load())).Plan;
        var shown = PlanFile.Write(plan) + string.Join('\n', PlanText.Lines(plan)) + PlanText.Markdown(plan);
        shown.ShouldContain("(hidden)");
        shown.ShouldNotContain("planted-token");
        shown.ShouldNotContain("abcdefghijklmnop");
    }

    [Fact]
    public async Task A_project_without_a_name_is_not_published()
    {
        _project.WriteAllKinds(1);
        _project.Write("aef.json", """{"environments": {"dev": {"project": "p1", "region": "europe-west3"}}}""");
        (await _publishing.PublishAsync(_project.Load())).Diagnostics.ShouldContain(d => d.Code == "AEF7700");
        _google.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task Missing_settings_and_names_that_Google_refuses_are_reported()
    {
        _project.WriteAllKinds(1);
        _project.Write("aef.json", """{"name": "sales", "environments": {"dev": {"project": "p1", "region": "europe-west3"}}}""");
        var result = await _publishing.PublishAsync(_project.Load());
        result.Diagnostics.Count(d => d.Code == "AEF7702").ShouldBeGreaterThanOrEqualTo(2); // the scheduler's account, Composer's bucket
        _google.Requests.ShouldBe(0);
    }
}
