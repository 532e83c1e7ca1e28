using System.Text.Json.Nodes;
using static Aef.Tests.Conformity.PlantedFault;

namespace Aef.Tests.Conformity;

/// <summary>The mistakes of splitting that the property test must find: in the workflow that runs the parts, and in the parts.</summary>
internal static class SplitFaults
{
    public static IReadOnlyList<PlantedFault> InParents { get; } =
    [
        InText("the failure of a part does not end the run", "aef_part", "failed", "outcome.report != null", "false"),
        InText("continued failures of earlier parts are dropped", "aef_part", "begin", "before.continued", "[]"),
        InText("continued failures of a part are dropped", "aef_part", "keep", "list.concat(continued, record)", "continued"),
        InText("a part does not receive where NEXT continues", "aef_part", "run_part", "${before.goto}", "${null}"),
        InText("where NEXT of a part continues is lost", "aef_part", "result", "${outcome.goto}", "${null}"),
        new("NEXT beyond the following part is lost", e => e.Change("main", "condition", m => Set(m, "condition", "${false}"))),
    ];

    public static IReadOnlyList<PlantedFault> InParts { get; } =
    [
        new("a part always begins at its first level", e => e.Change("main", "aef_enter", m => Set(m["aef_enter"]!["switch"]![0]!.AsObject(), "condition", "${false}"))), // a switch has entries
        new(
            "NEXT does not leave its part",
            e => e.Change("main", "condition", m => m["next"]?.ToString() == "aef_leave" && Set(m, "condition", "${false}"))),
        new("a part does not report its failures", e => e.Change("main", "report", m => Set(m, "report", null))),
        new("a part does not report its continued failures", e => e.Change("main", "report", m => Set(m, "continued", new JsonArray()))),
    ];

    private static bool Set(JsonObject map, string key, JsonNode? value)
    {
        map[key] = value;
        return true;
    }
}
