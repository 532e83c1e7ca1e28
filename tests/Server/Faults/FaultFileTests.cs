using System.Text;
using Aef.Server;
using Aef.Server.Faults;

namespace Aef.Tests.Server.Faults;

public class FaultFileTests
{
    [Theory]
    [InlineData("faults: 5", "AEF7950", "faults must be a list of rules; got 5")]
    [InlineData("[]", "AEF7950", "The file must be an object")]
    [InlineData("seed: -1\nfaults: []", "AEF7950", "seed must be a whole number from 0; got -1")]
    [InlineData("faults: [5]", "AEF7950", "A rule must be an object")]
    [InlineData("faults: [{method: jobs.run, fault: drp}]", "AEF7950",
        "drop, reset or a status from 400 to 599; got \"drp\". Did you mean \"drop\"")]
    [InlineData("faults: [{method: jobs.run, fault: 200}]", "AEF7950", "got 200")]
    [InlineData("faults: [{method: jobs.run, fault: drop, when: later}]", "AEF7950", "when must be before or after")]
    [InlineData("faults: [{method: jobs.run, fault: drop, calls: []}]", "AEF7950", "calls must be")]
    [InlineData("faults: [{method: jobs.run, fault: drop, calls: [0]}]", "AEF7950", "a whole number from 1; got 0")]
    [InlineData("faults: [{method: jobs.run, fault: drop, probability: 1.5}]", "AEF7950", "a number from 0 to 1; got 1.5")]
    [InlineData("faults: [{method: jobs.run, fault: drop, times: 0}]", "AEF7950", "times must be")]
    [InlineData("faults: [{method: jobs.run, fault: delay, seconds: 9999}]", "AEF7950", "from 0 to 3600")]
    [InlineData("fault: []", "AEF7951", "Unknown key \"fault\"")]
    [InlineData("faults: [{method: jobs.run, fault: drop, time: 1}]", "AEF7951", "Did you mean \"times\"")]
    [InlineData("faults: [{fault: drop}]", "AEF7952", "no method")]
    [InlineData("faults: [{method: jobs.run}]", "AEF7952", "no fault")]
    [InlineData("faults: [{method: jobs.run, fault: delay}]", "AEF7952", "no seconds")]
    [InlineData("faults: [{method: jobs.run, fault: 503, seconds: 1}]", "AEF7953", "only a delay has seconds")]
    [InlineData("faults: [{method: job.run, fault: 503}]", "AEF7954", "Did you mean \"jobs.run\"")]
    [InlineData("faults: [", "AEF", "")]
    [InlineData("", "AEF", "")]
    public void A_mistake_is_reported_with_its_code(string text, string code, string expected)
    {
        var source = new FaultSource();
        var message = Should.Throw<ArgumentException>(() => source.Load(Encoding.UTF8.GetBytes(text))).Message;
        message.ShouldContain(code);
        message.ShouldContain(expected);
        source.Current.ShouldBeNull();
    }

    [Fact]
    public void All_mistakes_are_reported_at_once()
    {
        var source = new FaultSource();
        var text = "faults:\n- {method: jobs.run, fault: drp}\n- {method: nothing, fault: drop}\n";
        var lines = Should.Throw<ArgumentException>(() => source.Load(Encoding.UTF8.GetBytes(text))).Message.Split('\n');
        lines.Length.ShouldBe(2);
        lines[0].ShouldContain(":2:");
        lines[1].ShouldContain(":3:");
    }

    [Fact]
    public async Task A_server_does_not_start_with_a_wrong_file()
    {
        var missing = Path.Combine(Path.GetTempPath(), $"aef-no-such-{Guid.NewGuid():N}.yaml");
        var e = await Should.ThrowAsync<ArgumentException>(() => AefServer.StartAsync(new AefServerOptions { FaultsPath = missing }));
        e.Message.ShouldContain("AEF1001");
    }

    [Fact]
    public void Calls_are_counted_by_each_rule()
    {
        var counter = Counter("faults: [{method: jobs.*, fault: 503, calls: [2, 3]}, {method: jobs.run, fault: 429, times: 1}]");
        Statuses(counter, "jobs.run", 4).ShouldBe([429, 503, 503, 0]);
        Statuses(counter, "workflows.get", 2).ShouldBe([0, 0]);
        counter.Caused.ShouldBe(3);
    }

    [Fact]
    public void A_path_limits_a_rule()
    {
        var counter = Counter("faults: [{method: '*', fault: 503, path: '*/workflows/w1*'}]");
        counter.Next("workflows.get", "/v1/projects/p/locations/l/workflows/w2").ShouldBeNull();
        counter.Next("workflows.get", "/v1/projects/p/locations/l/workflows/w1").ShouldNotBeNull();
    }

    [Fact]
    public void A_probability_leads_to_the_same_faults_for_the_same_seed_and_to_about_as_many_as_expected()
    {
        const string Rule = "faults: [{method: '*', fault: 503, probability: 0.3}]";
        var first = Statuses(Counter($"seed: 7\n{Rule}"), "jobs.get", 10_000);
        Statuses(Counter($"seed: 7\n{Rule}"), "jobs.get", 10_000).ShouldBe(first);
        Statuses(Counter($"seed: 8\n{Rule}"), "jobs.get", 10_000).ShouldNotBe(first);
        first.Count(s => s == 503).ShouldBeInRange(2_800, 3_200);
    }

    [Theory]
    [InlineData("POST", "/v1/projects/p/locations/l/workflows", "workflows.create")]
    [InlineData("GET", "/v1/projects/p/locations/l/workflows/w:listRevisions", "workflows.listRevisions")]
    [InlineData("PATCH", "/v1/projects/p/locations/l/workflows/w", "workflows.patch")]
    [InlineData("POST", "/v1/projects/p/locations/l/workflows/w/executions", "executions.create")]
    [InlineData("POST", "/v1/projects/p/locations/l/workflows/w/executions/e:cancel", "executions.cancel")]
    [InlineData("GET", "/v1/projects/p/locations/l/workflows/w/executions/e/stepEntries", "stepEntries.list")]
    [InlineData("POST", "/v1/projects/p/locations/l/workflows/w/executions/e/callbacks/c", "callbacks.receive")]
    [InlineData("GET", "/v1/projects/p/locations/l/operations/o", "operations.get")]
    [InlineData("GET", "/v1/projects/p/locations", "locations.list")]
    [InlineData("POST", "/v1/projects/p/locations/l/jobs/j:pause", "jobs.pause")]
    [InlineData("POST", "/storage/v1/b", "buckets.insert")]
    [InlineData("DELETE", "/storage/v1/b/x/o/a%2Fb", "objects.delete")]
    [InlineData("GET", "/storage/v1/b/x/o", "objects.list")]
    [InlineData("POST", "/storage/v1/b/x/o/a/rewriteTo/b/y/o/c", "objects.rewrite")]
    [InlineData("POST", "/storage/v1/b/x/o/a/compose", "objects.compose")]
    [InlineData("GET", "/download/storage/v1/b/x/o/a", "objects.download")]
    [InlineData("POST", "/upload/storage/v1/b/x/o", "objects.insert")]
    [InlineData("GET", "/v1/projects/p/secrets/s/versions/latest:access", "versions.access")]
    [InlineData("GET", "/healthz", null)]
    [InlineData("POST", "/aef/v1/shutdown", null)]
    [InlineData("GET", "/", null)]
    public void Requests_have_the_names_of_Google_s_methods(string method, string path, string? expected) =>
        MethodName.Of(method, path, isMedia: false, isResumed: false).ShouldBe(expected);

    private static FaultCounter Counter(string text)
    {
        var source = new FaultSource();
        source.Load(Encoding.UTF8.GetBytes(text));
        return source.Current!;
    }

    private static int[] Statuses(FaultCounter counter, string method, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => counter.Next(method, "/")?.Status ?? 0)];
}
