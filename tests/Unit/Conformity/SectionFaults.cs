using System.Text.Json.Nodes;
using static Aef.Tests.Conformity.PlantedFault;

namespace Aef.Tests.Conformity;

/// <summary>The mistakes of on_failure, finally and resume that the property test must find.</summary>
internal static class SectionFaults
{
    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        InText("on_failure runs after a success", "main", "aef_passed", "final.error == null", "false"),
        new("on_failure is skipped after a failure", e => e.Insert("main", "on_failure", "over", Jump("on_failure_end"))),
        new("finally is skipped after a failure", e => e.Insert("main", "finally", "over", Jump("finally_end"))),
        InText("finally is skipped after a success", "main", "aef_go_on", "finally", "finally_end"),
        InText("a run whose levels failed succeeds", "main", "aef_decide", "final.error == null and ", string.Empty),
        InText("a failure in a section does not fail the run", "main", "aef_decide", " and len(late) == 0", string.Empty),
        InText("a failure in a section is not recorded", "main", null, "${list.concat(late, failure)}", "${late}"),
        InText(
            "a failure of a step with a condition in a section is not recorded",
            "main",
            null,
            "${list.concat(late, record)}",
            "${late}"),
        InText(
            "a failure in a section is not reported after that of the levels",
            "aef_finish",
            "add",
            "list.concat(report.failed, record.job_id)",
            "report.failed"),
        InText(
            "the record of a failure in a section is lost",
            "aef_finish",
            "add",
            "list.concat(report.failures, record)",
            "report.failures"),
        InText("failures of sections do not count", "aef_finish", "complete", "report.count + number", "report.count"),
        InText("failures after which a thread continued are lost", "aef_finish", "complete", "${continued}", "${[]}"),
        InText("the state of a failed run is succeeded", "main", "aef_levels_failed", "failed", "succeeded"),
        InText("no step is listed as failed", "main", "aef_levels_failed", "${report.failed}", "${[]}"),
        InText("failed steps keep the status skipped", "main", "aef_mark_failed", "${final.failed}", "${[]}"),
        InText("failed steps get the status succeeded", "main", "aef_mark_failed", "failed", "succeeded"),
        InText("what is done is not collected", "main", "aef_resume_each", "${keys(done)}", "${[]}"),
        InText("steps that are not done are collected", "main", "aef_resume_not_done", "< 2", "< 0"),
        InText("steps of a loop that has not ended are collected", "main", "aef_resume_not_done", "< 2", "< 1"),
        InText("steps of a wide level are not noted as done", "main", null, "${map.merge(done, wide.done_now)}", "${done}"),
        InText("failed steps of a wide level are noted as done", "aef_rows", "resume_note", "ended.state != \"failed\"", "true"),
        InText("a failed job of a thread is noted as done", "main", null, ".failed, 0, 2)}", ".failed, 2, 2)}"),
        new("a step is noted as done before it has run", e => e.Change("main", "aef_set_up", m => NoteAll(m))),
        InText("a restored output is not used", "main", null, "map.get(restored, ", "map.get(run.outputs, "),
        InText("the end of a loop is not noticed", "main", null, "${2 * default(", "${1 * default("),
    ];

    private static string Jump(string step) =>
        "{\"switch\": [{\"condition\": \"${final.error != null}\", \"next\": \"" + step + "\"}]}";

    private static bool NoteAll(JsonObject map)
    {
        foreach (var assignment in map["aef_set_up"]!["assign"]!.AsArray())
        {
            if (assignment!["done"] is { } done)
            {
                done.AsObject()["J1"] = 2;
                return true;
            }
        }

        return false;
    }
}
