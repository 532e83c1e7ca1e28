using System.Text.Json;
using Aef.Core.Environments;
using Aef.Runs.Executors;
using Aef.Runs.History;
using Aef.Runs.Local;
using Aef.Runs.Observation.Lineage;
using Aef.Tests.Hosting;

namespace Aef.Tests.Observation;

/// <summary>
/// Events of OpenLineage. Their form is checked against the published schema (spec/OpenLineage.json 2-0-2 and the facets): which keys are
/// required, and the forms of times, UUIDs and addresses.
/// </summary>
public sealed class LineageTests : IDisposable
{
    private const string Pipeline = """
        name: sales
        inputs: {day: {default: "2026-01-01"}}
        levels:
        - - job_id: A
            job_name: a
            executor: work
            reads: ["gs://landing/${inputs.day}.csv"]
            writes: ["file:out/a.csv", "bigquery://p.d.t"]
          - {job_id: B, job_name: b, executor: work, reads: ["file:out/a.csv"], writes: ["postgres://dwh/public.sales"]}
          - {job_id: C, job_name: c, executor: work}
        """;

    private readonly ObservedSession _session = new();

    public void Dispose() => _session.Dispose();

    private string OutputPath => _session.PathOf("lineage.jsonl");

    [Fact]
    public async Task A_run_and_its_steps_start_and_complete_with_their_data_sets()
    {
        Environment();

        var run = await _session.RunAsync(Pipeline);

        run.State.ShouldBe(RunState.Succeeded);
        run.Warnings.ShouldBeEmpty();
        var events = Read();
        events.Select(e => $"{Type(e)} {Job(e)}").ShouldBe(
        [
            "START sales", "START sales.A", "COMPLETE sales.A", "START sales.B", "COMPLETE sales.B", "START sales.C", "COMPLETE sales.C",
            "COMPLETE sales",
        ]);
        events.ShouldAllBe(e => e.GetProperty("job").GetProperty("namespace").GetString() == "aef-local");
        Sets(events[2], "inputs").ShouldBe(["gs://landing 2026-01-01.csv"]);
        Sets(events[2], "outputs").ShouldBe([$"file {_session.PathOf("out/a.csv")}", "bigquery p.d.t"]);
        Sets(events[4], "outputs").ShouldBe(["postgres://db.example.com:5433 dwh.public.sales"]);
        Sets(events[6], "inputs").ShouldBeEmpty();
        var root = RunId(events[0]);
        events.Where(e => Job(e) == "sales").ShouldAllBe(e => RunId(e) == root
            && !e.GetProperty("run").GetProperty("facets").EnumerateObject().Any());
        foreach (var step in events.Where(e => Job(e) != "sales"))
        {
            var parent = step.GetProperty("run").GetProperty("facets").GetProperty("parent");
            (parent.GetProperty("run").GetProperty("runId").GetGuid(), parent.GetProperty("job").GetProperty("name").GetString())
                .ShouldBe((root, "sales"));
        }
    }

    [Fact]
    public async Task A_failure_has_its_message_and_no_job_is_left_open()
    {
        Environment();
        _session.Job = ObservedSession.Do(c => c.JobId == "B" ? JobResult.Failed("no \"space\"") : JobResult.Success(default));

        await _session.RunAsync(Pipeline);

        var events = Read();
        events.Select(e => $"{Type(e)} {Job(e)}").ShouldBe(
            ["START sales", "START sales.A", "COMPLETE sales.A", "START sales.B", "FAIL sales.B", "FAIL sales"]);
        events[4].GetProperty("run").GetProperty("facets").GetProperty("errorMessage").GetProperty("message").GetString()!
            .ShouldContain("no \"space\"");
    }

    [Fact]
    public async Task A_resumed_run_has_the_ids_of_its_first_process_and_repeats_no_event()
    {
        Environment();
        await _session.RunAsync(Pipeline);
        var folder = _session.Folders.ShouldHaveSingleItem();
        var before = Read();
        folder.Write(folder.ReadRecord() with { State = RecordedState.Running, Ended = null });

        await _session.ResumeAsync(folder);

        Read(isComplete: false).Count.ShouldBe(before.Count);
    }

    [Fact]
    public async Task A_server_gets_the_events_in_their_order_with_the_key()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("201 Created", string.Empty));
        _session.Variables["OPENLINEAGE_URL"] = $"http://{server.Authority}";
        _session.Variables["OPENLINEAGE_API_KEY"] = "k3y-0f-lineage";
        _session.Variables["OPENLINEAGE_NAMESPACE"] = "team";

        await _session.RunAsync(Pipeline);

        server.Requests.ShouldAllBe(r => r.StartsWith("POST /api/v1/lineage ") && r.Contains("Authorization: Bearer k3y-0f-lineage\r\n"));
        var events = ObservedSession.Bodies(server.Requests);
        events.Select(Type).ShouldBe(["START", "START", "COMPLETE", "START", "COMPLETE", "START", "COMPLETE", "COMPLETE"]);
        events.ShouldAllBe(e => e.GetProperty("job").GetProperty("namespace").GetString() == "team");
        _session.EverythingWritten().ShouldNotContain("k3y-0f-lineage");
    }

    [Fact]
    public async Task A_server_that_refuses_is_one_warning_and_the_other_events_are_dropped()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("500 Oops", string.Empty));
        _session.Variables["OPENLINEAGE_URL"] = $"http://user:pa55word@{server.Authority}/secret-path";

        var run = await _session.RunAsync(Pipeline);

        run.State.ShouldBe(RunState.Succeeded);
        var warning = run.Warnings.ShouldHaveSingleItem();
        (warning.Code, warning.Message).ShouldBe(
            ("AEF7405", $"The lineage of the run could not be passed to http://{server.Authority}: HTTP 500."));
        server.Requests.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("bigquery://p.d.t", "bigquery", "p.d.t")]
    [InlineData("gs://b/x/y.csv", "gs://b", "x/y.csv")]
    [InlineData("gs://b", "gs://b", "/")]
    [InlineData("postgres://dwh/public.t", "postgres://db.example.com:5433", "dwh.public.t")]
    [InlineData("postgres://other/public.t", "postgres://other", "public.t")]
    [InlineData("postgres://lite/main.t", "file:/data/l.db", "main.t")]
    [InlineData("file:/a/../b.csv", "file", "/b.csv")]
    [InlineData("file:c.csv", "file", "/work/c.csv")]
    [InlineData("s3://b/x", "s3://b", "x")]
    [InlineData("orders", "aef", "orders")]
    public void Data_sets_have_the_names_of_the_naming_convention(string text, string space, string name)
    {
        var environment = new ProjectEnvironment("local")
        {
            Connections =
            [
                new EnvironmentConnection("dwh", ConnectionKind.Postgres) { Host = "db.example.com", Port = 5433, Database = "dwh" },
                new EnvironmentConnection("lite", ConnectionKind.Sqlite) { Path = "/data/l.db" },
            ],
        };

        LineageDataset.Of(text, environment, "/work").ShouldBe(new LineageDataset(space, name));
    }

    private void Environment() => _session.Environment("""
        "lineage": "lineage.jsonl",
        "connections": {"dwh": {
          "kind": "postgres", "host": "db.example.com", "port": 5433, "database": "dwh", "user": "u", "password": "env:P"}}
        """);

    private List<JsonElement> Read(bool isComplete = true)
    {
        var events = File.ReadAllLines(OutputPath).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        events.ForEach(CheckForm);
        if (isComplete)
        {
            // The specification requires one START and one of COMPLETE, ABORT and FAIL for each run.
            events.GroupBy(RunId).ShouldAllBe(g =>
                g.Count() == 2 && Type(g.First()) == "START" && (Type(g.Last()) == "COMPLETE" || Type(g.Last()) == "FAIL"));
        }

        return events;
    }

    private static void CheckForm(JsonElement e)
    {
        Keys(e).ShouldBe(["eventType", "eventTime", "producer", "schemaURL", "run", "job", "inputs", "outputs"], ignoreOrder: true);
        Type(e).ShouldBeOneOf("START", "RUNNING", "COMPLETE", "ABORT", "FAIL", "OTHER");
        e.GetProperty("eventTime").GetDateTimeOffset().Offset.ShouldBe(TimeSpan.Zero);
        IsUri(e, "producer");
        IsUri(e, "schemaURL");
        Keys(e.GetProperty("run")).ShouldBe(["runId", "facets"]);
        RunId(e).ShouldNotBe(Guid.Empty);
        Keys(e.GetProperty("job")).ShouldBe(["namespace", "name", "facets"]);
        foreach (var facet in e.GetProperty("run").GetProperty("facets").EnumerateObject()
            .Concat(e.GetProperty("job").GetProperty("facets").EnumerateObject()))
        {
            IsUri(facet.Value, "_producer");
            IsUri(facet.Value, "_schemaURL");
            Keys(facet.Value).Except(["_producer", "_schemaURL"]).ShouldBe(facet.Name switch
            {
                "parent" => ["run", "job"],
                "errorMessage" => ["message", "programmingLanguage"],
                _ => ["processingType", "integration", "jobType"],
            });
        }

        foreach (var set in e.GetProperty("inputs").EnumerateArray().Concat(e.GetProperty("outputs").EnumerateArray()))
        {
            Keys(set).ShouldBe(["namespace", "name"]);
        }
    }

    private static void IsUri(JsonElement owner, string key) =>
        Uri.IsWellFormedUriString(owner.GetProperty(key).GetString(), UriKind.Absolute).ShouldBeTrue(key);

    private static List<string> Keys(JsonElement owner) => [.. owner.EnumerateObject().Select(p => p.Name)];

    private static string Type(JsonElement e) => e.GetProperty("eventType").GetString()!;

    private static string Job(JsonElement e) => e.GetProperty("job").GetProperty("name").GetString()!;

    private static Guid RunId(JsonElement e) => e.GetProperty("run").GetProperty("runId").GetGuid();

    private static List<string> Sets(JsonElement e, string key) =>
    [
        .. e.GetProperty(key).EnumerateArray()
            .Select(s => $"{s.GetProperty("namespace").GetString()} {s.GetProperty("name").GetString()}"),
    ];
}
