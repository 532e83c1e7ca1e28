using System.Net.Http.Json;
using Aef.Google.Publishing;
using Aef.Google.Rest.Transport;
using Aef.Server;

namespace Aef.Tests.Google.Publishing;

/// <summary>The same against <c>aef serve</c>, over loopback.</summary>
public sealed class ServerTests
{
    [Fact]
    public async Task Publishing_fifty_definitions_twice_changes_nothing_the_second_time()
    {
        using var project = new Project();
        project.WriteMany(50);
        await using var server = await StartAsync();
        using var http = new HttpTransport();
        var publishing = new Publishing(http, endpoint: server.Urls[0]);
        var first = await publishing.PublishAsync(project.Load());
        first.Diagnostics.ShouldBeEmpty();
        first.IsComplete.ShouldBeTrue();
        first.Done.Count.ShouldBe(125);
        (await publishing.PlanAsync(project.Load())).Plan.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task All_kinds_are_created_changed_deleted_and_rolled_back()
    {
        using var project = new Project();
        await using var server = await StartAsync();
        using var http = new HttpTransport();
        var publishing = new Publishing(http, endpoint: server.Urls[0]);
        project.WriteAllKinds(1);
        (await publishing.PublishAsync(project.Load())).Diagnostics.ShouldBeEmpty();
        var old = await publishing.Clients.Workflows.FindAsync("projects/p1/locations/europe-west3/workflows/plain");
        project.WriteAllKinds(2);
        project.Delete("daily.yaml");
        var changed = await publishing.PublishAsync(project.Load(), prunes: true);
        changed.Diagnostics.ShouldBeEmpty();
        changed.IsComplete.ShouldBeTrue();
        (await publishing.PlanAsync(project.Load(), prunes: true)).Plan.Changes.ShouldBeEmpty();
        var plan = await publishing.Rollback.PlanAsync(project.Load(), "plain", old!.RevisionId!);
        plan.Plan.HasErrors.ShouldBeFalse();
        (await publishing.Publisher.ApplyAsync(plan)).IsComplete.ShouldBeTrue();
        var now = await publishing.Clients.Workflows.FindAsync("projects/p1/locations/europe-west3/workflows/plain");
        now!.SourceContents.ShouldBe(old.SourceContents);
        now.RevisionId.ShouldNotBe(old.RevisionId);
    }

    [Fact]
    public async Task Faults_on_the_way_to_the_server_leave_what_a_rerun_completes()
    {
        using var project = new Project();
        project.WriteAllKinds(1);
        var first = project.Load();
        project.WriteAllKinds(2);
        var second = project.Load();
        await using var server = await StartAsync();
        using var http = new HttpTransport();
        for (var seed = 0; seed < 20; seed++)
        {
            var clock = new EagerClock();
            var faulty = new FaultyTransport(http, seed, 0.3, clock);
            var deployment = seed % 2 == 0 ? first : second;
            var result = await new Publishing(faulty, clock, server.Urls[0]).PublishAsync(deployment);
            var publishing = new Publishing(http, endpoint: server.Urls[0]);
            if (result.IsComplete)
            {
                (await publishing.PlanAsync(deployment)).Plan.Changes.ShouldBeEmpty($"seed {seed}");
            }

            (await publishing.PublishAsync(deployment)).IsComplete.ShouldBeTrue($"seed {seed}");
            (await publishing.PlanAsync(deployment)).Plan.Changes.ShouldBeEmpty($"seed {seed}");
        }
    }

    private static async Task<AefServer> StartAsync()
    {
        var server = await AefServer.StartAsync(new AefServerOptions());
        using var client = new HttpClient { BaseAddress = server.Urls[0] };
        foreach (var bucket in new[] { "jobs", "composer" })
        {
            (await client.PostAsJsonAsync("/storage/v1/b?project=p1", new { name = bucket })).EnsureSuccessStatusCode();
        }

        return server;
    }
}
