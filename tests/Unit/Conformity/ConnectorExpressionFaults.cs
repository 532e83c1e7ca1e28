using System.Text.Json.Nodes;
using static Aef.Tests.Conformity.PlantedFault;

namespace Aef.Tests.Conformity;

/// <summary>Mistakes about expressions in executor entries that fail, every one of which the property test must find.</summary>
internal static class ConnectorExpressionFaults
{
    private const string Job = "aef_connector";
    private const string Calls = "aef_connector_call";
    private const string Broken = " and \"fault\" in answer";

    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        InText("a start that the end of the run cuts counts as lost", Job, "limit_cut", "sys.now() >= run.end", "false"),
        InText("an expression before the start counts as a lost start", Job, "own_failure", "\"kind\" in error", "false"),
        InText(
            "an argument that is not valid counts as a lost start",
            "aef_connector_start_failure",
            "never_sent",
            "${invalid}",
            "${false}"),
        InText("an expression that fails is evaluated in another attempt", "aef_job", "connector_no_other_attempt", "\"Expr", "\"No expr"),
        InText("a job without an id counts as started", Job, "check_id", "== \"\"", "== \"nothing\""),
        InText(
            "a link that failed fails the step",
            Job,
            "started",
            "map.get(answer, \"link\")",
            "text.url_encode(map.get(answer, \"link\"))"),
        InText("a poll that cannot be sent counts as refused", "aef_connector_poll_failure", "never_sent", "${invalid}", "${false}"),
        InText("an output that fails counts as a poll that failed", Calls, null, "job.key == null", "true"),
        InText("an output that fails is null", Job, "ended", Broken, " and false"),
        InText("a job whose output fails counts as one with an unknown state", Job, "ended", "no_output", "cancel_unread"),
        InText("a state that cannot be read is a failure of the job", Job, "ended", "\"unread\"", "\"none\""),
        InText("a state that the entry does not list is a failure of the job", Job, "ended", "\"unknown\"", "\"none\""),
        InText(
            "a job whose state cannot be read is not cancelled",
            Job,
            "cancel_unread",
            "${profile}",
            "${map.delete(profile, \"cancels\")}"),
        new(
            "a message that fails hides that the job has failed",
            e => e.Change(
                Calls,
                "job.state",
                m => m["job.state"] is JsonValue state && state.ToString() == "failed" && m.Remove("job.state") && Fill(m))),
        new(
            "a cancellation that fails fails the step in another way",
            e => e.Change(
                "aef_connector_cancel",
                "return",
                m =>
                    m["return"]!.ToString().Contains("its cancellation failed", StringComparison.Ordinal)
                        && m.Remove("return")
                        && Raise(m))),
    ];

    /// <summary>An assignment needs a variable.</summary>
    private static bool Fill(JsonObject map)
    {
        map["other"] = 1;
        return true;
    }

    private static bool Raise(JsonObject map)
    {
        map["raise"] = "not cancelled";
        return true;
    }
}
