using System.Text.Json.Nodes;
using static Aef.Tests.Conformity.PlantedFault;

namespace Aef.Tests.Conformity;

/// <summary>Mistakes that only several features together show: each names those that it needs.</summary>
internal static class EverythingFaults
{
    private const int Never = 2_000_000_000;
    private const string IsOver = "sys.now() >= run.end";
    private const string OfAttempt = "${if(attempt > 1 and how.type == \"callback\", step.properties, secret.properties)}";
    private const string ToItem = "${endpoint.url + if(text.match_regex(step.id, \"[]]$\"), \"x\", \"\")}";

    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        new("a lane or a part has no end (timeout)", e => SetOfRun(e, "run.end")),
        new("a lane or a part does not know the deadline", e => SetOfRun(e, "run.late_at")),
        new(
            "a lane does not know the references of secrets",
            e => e.Change("main", "inputs", m => m["inputs"]?.ToString() == "${args.inputs}" && Set(m, "inputs", new JsonObject()))),
        new(
            "a lane does not know what an earlier run has done",
            e => e.Change("main", "lane_run.done", m => Set(m, "lane_run.done", new JsonArray()))),
        InText("what expressions read of the threads of a lane is lost", "main", null, "map.merge(steps, lane_outcome.steps)", "steps"),
        InText("failures after which an item of a lane continued are lost", "main", null, "lane_outcome.passed[entry]", "[]"),
        InText("another attempt of a callback has the old secrets", "aef_job", "use_secrets", "${secret.properties}", OfAttempt),
        InText("a secret is read again after the end", "aef_job", "limit_retry", IsOver, $"{IsOver} and failure.kind != \"SecretError\""),
        InText("the jobs of items call another address", "aef_callback", "pass_url", "${endpoint.url}", ToItem),
        InText("callbacks of on_failure and finally end with the run", "main", null, "sys.now() + 31536000", "sys.now() + 500"),
    ];

    private static void SetOfRun(WorkflowEdit edit, string time) => edit.Change("main", "run", m =>
    {
        if (m["run"]?.ToString() != "${args.run}" || m.Parent is not JsonArray assignments)
        {
            return false;
        }

        assignments.Insert(assignments.IndexOf(m) + 1, new JsonObject { [time] = Never });
        return true;
    });

    private static bool Set(JsonObject map, string key, JsonNode value)
    {
        map[key] = value;
        return true;
    }
}
