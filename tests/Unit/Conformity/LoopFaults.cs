using System.Text.Json.Nodes;
using static Aef.Tests.Conformity.PlantedFault;

namespace Aef.Tests.Conformity;

/// <summary>Mistakes in running threads once for each item, every one of which the property test must find.</summary>
internal static class LoopFaults
{
    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        new(
            "items run one after another",
            e => e.Change("main", "concurrency_limit", m => m["shared"] is not null && Set(m, "concurrency_limit", 1))),
        new(
            "items do not share max_parallel",
            e => e.Change("main", "concurrency_limit", m => m["concurrency_limit"]!.ToString() != "20" && Set(m, "concurrency_limit", 20))),
        InText("JOB_IDs of items count from one", "main", null, "string(index)", "string(index + 1)"),
        InText("every item gets the first one", "main", null, "items_1[index]", "items_1[0]"),
        InText("items of the second list are those of the first", "main", null, "items_2[index]", "items_1[0]"),
        InText("the last unit does not run", "main", null, "[0, units - 1]", "[0, units - 2]"),
        InText("threads without a list are not counted", "main", null, "${units + 1}", "${units}"),
        InText("done of a step does not mean all items", "main", null, " in run.done or ", " in [] or "),
        InText("done of an item is ignored", "main", null, " + at_item in run.done", " + at_item in []"),
        InText("an empty list does not skip the thread", "aef_items", "is_empty", "count == 0", "false"),
        InText("a failed item does not fail the run", "aef_units", "result", "${len(ids) > 0}", "${false}"),
        InText("failed items are not named", "aef_units", "was_lost", "${string(unit) in lost}", "${false}"),
        InText("continued failures of items are dropped", "aef_units", "keep", "list.concat(all, record)", "all"),
        InText("continued failures of earlier levels are dropped", "aef_units", "begin", "${continued}", "${[]}"),
        InText(
            "a failed item does not make the step failed",
            "main",
            null,
            "if(ended_status == \"failed\", ended_status,",
            "if(ended_status == \"failed\", \"succeeded\","),
        InText("a skipped item makes the step skipped", "main", null, "ended_status == \"skipped\" or ", string.Empty),
        new("the condition of a thread with a list is ignored", e => e.Change("main", "switch", m => IsThreadCondition(m) && Set(m["switch"]![0]!.AsObject(), "condition", "${false}"))), // a switch has entries
        new("an item reads the steps of another one", e => e.Change("main", "own", m => m.Remove("own"))),
    ];

    /// <summary>The condition of a thread with a list: what it skips calls no job, and what it runs checks a list.</summary>
    private static bool IsThreadCondition(JsonObject map) =>
        map["switch"] is JsonArray { Count: 2 } entries
            && entries[0]!["condition"]?.ToString() == "${skips}"
            && entries[1]!["steps"]?.ToJsonString().Contains("aef_items", StringComparison.Ordinal) == true;

    private static bool Set(JsonObject map, string key, JsonNode value)
    {
        map[key] = value;
        return true;
    }
}
