using Aef.Runs.Simulation;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Admission;

/// <summary>The simulated Executions API does what Google documents, and refuses the rest.</summary>
public sealed class SimulatedExecutionsTests
{
    private const string Url = "https://workflowexecutions.googleapis.com/v1/projects/local-project/" + PathOfAll;
    private const string PathOfAll = "locations/us-central1/workflows/w/executions";
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_list_is_newest_first_and_basic_by_default()
    {
        Lines(Get("{}")).ShouldBe(
        [
            $$"""{"name":"projects/000000000000/{{PathOfAll}}/c","state":"ACTIVE","startTime":"2026-01-01T00:00:02.500Z"}""",
            $$"""{"name":"projects/000000000000/{{PathOfAll}}/b","state":"ACTIVE","startTime":"2026-01-01T00:00:01Z"}""",
            $$"""{"name":"projects/000000000000/{{PathOfAll}}/a","state":"SUCCEEDED","startTime":"2026-01-01T00:00:00Z"}""",
        ]);
    }

    [Fact]
    public void Only_the_full_view_has_times_of_creation_and_labels()
    {
        Names("""{"view": "FULL", "fields": "executions(name,createTime,labels)"}""").ShouldBe("c b a");
        Lines(Get("""{"view": "FULL", "fields": "executions(createTime)"}""")).ShouldBe(
        [
            """{"createTime":"2026-01-01T00:00:02.500Z"}""",
            """{"createTime":"2026-01-01T00:00:01Z"}""",
            """{"createTime":"2026-01-01T00:00:00Z"}""",
        ]);
        Get("""{"fields": "executions(createTime),nextPageToken"}""")["body"].ToJson().ShouldBe("""{"executions":[{},{},{}]}""");
    }

    [Theory]
    [InlineData("", "c b a")]
    [InlineData("state=\"ACTIVE\"", "c b")]
    [InlineData("NOT state=\"ACTIVE\"", "a")]
    [InlineData("createTime<\"2026-01-01T00:00:01Z\"", "a")]
    [InlineData("createTime<=\"2026-01-01T00:00:01.000Z\"", "b a")]
    [InlineData("createTime>\"2026-01-01T00:00:01Z\" state=\"ACTIVE\"", "c")]
    [InlineData("(state=\"QUEUED\" OR state=\"ACTIVE\") AND label.aef_key=\"k1\"", "c")]
    [InlineData("label.aef_key=\"k1\"", "c a")]
    [InlineData("state=\"SUCCEEDED\" AND label.aef_key=\"k1\" OR label.aef_key=\"k2\"", "a")]
    [InlineData("label.aef_key=\"none\"", "")]
    public void A_filter_selects(string filter, string names) =>
        Names(WorkflowValue.FromMap(("filter", filter)).ToJson()).ShouldBe(names);

    [Theory]
    [InlineData("""{"orderby": "x"}""", "Unknown name \"orderby\": Cannot bind query parameter.")]
    [InlineData("""{"view": "ALL"}""", "Invalid value at 'view': \"ALL\".")]
    [InlineData("""{"filter": "state=ACTIVE"}""", "the value ACTIVE is not quoted")]
    [InlineData("""{"filter": "status=\"ACTIVE\""}""", "the field status is unknown")]
    [InlineData("""{"filter": "createTime<\"today\""}""", "today is not a time")]
    [InlineData("""{"filter": "state=\"ACTIVE"}""", "a string has no end")]
    [InlineData("""{"filter": "(state=\"ACTIVE\""}""", "the filter ends too early")]
    [InlineData("""{"filter": "state<\"ACTIVE\""}""", "state cannot be compared with <")]
    [InlineData("""{"filter": "state=\"ACTIVE\")"}""", "unexpected )")]
    [InlineData("""{"fields": "executions(name"}""", "fields has an open parenthesis")]
    [InlineData("""{"fields": "executions(name)x"}""", "unexpected x in fields")]
    public void What_the_service_does_not_know_is_refused(string query, string message)
    {
        var error = Get(query, isFailure: true);

        error["code"].ToString().ShouldBe("400");
        error["body"]["error"]["message"].ToJson().ShouldBe(WorkflowValue.FromString(message).ToJson());
        error["body"]["error"]["status"].ToJson().ShouldBe("\"INVALID_ARGUMENT\"");
    }

    [Fact]
    public void Pages_follow_each_other_although_runs_end_in_the_meantime()
    {
        var service = Service();
        var first = Get("""{"pageSize": 1, "filter": "state=\"ACTIVE\""}""", service: service)["body"];
        service.Handle(Call("POST", "/c:cancel", "{}"), Start.AddSeconds(10));
        var token = first["nextPageToken"].TryGetString(out var text) ? text : string.Empty;
        var query = WorkflowValue.FromMap(("pageSize", 1), ("filter", "state=\"ACTIVE\""), ("pageToken", token));
        var second = Get(query.ToJson(), service: service)["body"];

        Names(first).ShouldBe("c");
        Names(second).ShouldBe("b");
        second["nextPageToken"].IsNull.ShouldBeTrue();
        Get(query.With("filter", "state=\"SUCCEEDED\"").ToJson(), isFailure: true, service: service)["code"].ToString().ShouldBe("400");
    }

    [Fact]
    public void An_execution_can_be_read_and_cancelled_once()
    {
        var service = Service();
        string StateOf(string id) => service.Handle(Call("GET", $"/{id}", """{"fields": "state"}"""), Start.AddSeconds(9))
            .ShouldNotBeNull()
            .Content["body"]
            .ToJson();

        StateOf("b").ShouldBe("""{"state":"ACTIVE"}""");
        service.Handle(Call("POST", "/b:cancel", "{}"), Start.AddSeconds(9)).ShouldNotBeNull().IsFailure.ShouldBeFalse();
        StateOf("b").ShouldBe("""{"state":"CANCELLED"}""");
        service.Handle(Call("POST", "/b:cancel", "{}"), Start.AddSeconds(9)).ShouldNotBeNull().Content["code"].ToString().ShouldBe("400");
        service.Handle(Call("POST", "/x:cancel", "{}"), Start.AddSeconds(9)).ShouldNotBeNull().Content["code"].ToString().ShouldBe("404");
        service.Handle(Call("GET", "/x", "{}"), Start.AddSeconds(9)).ShouldNotBeNull().Content["code"].ToString().ShouldBe("404");
    }

    [Fact]
    public void Calls_of_other_services_are_not_answered()
    {
        Service().Handle(Call("POST", string.Empty, "{}"), Start).ShouldBeNull();
        Service().Handle(Call("GET", "s", "{}"), Start).ShouldBeNull();
        Service().Handle(Call("GET", "/b", "{}", "OIDC"), Start).ShouldNotBeNull().Content["code"].ToString().ShouldBe("400");
    }

    private static SimulatedExecutions Service()
    {
        var service = new SimulatedExecutions(new EngineEnvironment { WorkflowId = "w" });
        service.Add(new TimedExecution("a", Start, Start.AddSeconds(5), Labels("k1")));
        service.Add(new TimedExecution("b", Start.AddSeconds(1), null, Labels("k2")));
        service.Add(new TimedExecution("c", Start.AddSeconds(2.5), null, Labels("k1")));
        service.Add(new TimedExecution("d", Start.AddSeconds(60), null, Labels("k1")));
        return service;
    }

    private static Dictionary<string, string> Labels(string key) => new() { ["aef_key"] = key };

    private static WorkflowValue Get(string query, bool isFailure = false, SimulatedExecutions? service = null)
    {
        var outcome = (service ?? Service()).Handle(Call("GET", string.Empty, query), Start.AddSeconds(10)).ShouldNotBeNull();
        outcome.IsFailure.ShouldBe(isFailure, outcome.Content.ToJson());
        return outcome.Content;
    }

    private static IEnumerable<string> Lines(WorkflowValue answer) => answer["body"]["executions"].Items.Select(e => e.ToJson());

    private static string Names(string query) => Names(Get(query)["body"]);

    private static string Names(WorkflowValue body) =>
        string.Join(' ', body["executions"].Items.Select(e => e["name"].TryGetString(out var name) ? name.Split('/')[^1] : "?"));

    private static CallEffect Call(string method, string path, string query, string auth = "OAuth2") => new(
        1,
        1,
        "http." + method.ToLowerInvariant(),
        WorkflowValue.Null,
        new HttpRequest
        {
            Method = method,
            Url = Url + path,
            Auth = WorkflowValue.FromMap(("type", auth)),
            Query = method == "GET" ? WorkflowValue.FromJson(query) : WorkflowValue.Null,
            Headers = method == "GET" ? WorkflowValue.Null : WorkflowValue.FromMap(("Content-Type", "application/json")),
            Body = method == "GET" ? WorkflowValue.Null : WorkflowValue.EmptyMap,
        },
        TimeSpan.FromSeconds(300));
}
