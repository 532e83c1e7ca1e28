using System.Text.Json.Nodes;
using static Aef.Tests.Conformity.PlantedFault;

namespace Aef.Tests.Conformity;

/// <summary>The mistakes that the property test must find, every one of them.</summary>
internal static class PlantedFaults
{
    public static IReadOnlyList<PlantedFault> All { get; } =
        [.. Starting, .. Polling, .. Limits, .. Retrying, .. Following, .. Failing, .. Protocol];

    private static IEnumerable<PlantedFault> Starting =>
    [
        InText("a start is repeated after a lost answer", "aef_async", "start", "http.default_retry_non_idempotent", "http.default_retry"),
        InText(
            "a sync call is repeated after a lost answer",
            "aef_sync",
            "call_function",
            "http.default_retry_non_idempotent",
            "http.default_retry"),
        InText(
            "an execution is started again after a lost answer",
            "aef_workflow",
            "start",
            "http.default_retry_non_idempotent",
            "http.default_retry"),
        new("a refused start is not repeated", e => e.Change("aef_async", "retry", m => m.Remove("retry"))),
        InText("a start that timed out (408) counts as refused", "aef_start_failure", "refused", "answer.code != 408", "true"),
        InText("an exception at the start counts as a lost answer", "aef_start_failure", "refused", "answer.is_exception", "false"),
        InText("any answer is accepted as a job id", "aef_async", "check_id", "not(text.match_regex(answer.body, \"^aef[_-]\"))", "false"),
    ];

    private static IEnumerable<PlantedFault> Polling =>
    [
        InText("the count of lost polls is never reset", "aef_async", "count_lost", "if(answer == null, lost + 1, 1)", "lost + 1"),
        InText(
            "the count of lost polls of an execution is never reset",
            "aef_workflow",
            "count_lost",
            "if(answer == null, lost + 1, 1)",
            "lost + 1"),
        InText("six lost polls are repeated", "aef_async", "poll_again", "lost <= 5", "lost <= 6"),
        InText("only four lost polls are repeated", "aef_async", "poll_again", "lost <= 5", "lost <= 4"),
        InText("an exception is polled again", "aef_answer", "result", "code == 500 and text.match_regex(words, \"^Exception\")", "false"),
        InText(
            "every 500 is the job's failure",
            "aef_answer",
            "result",
            "code == 500 and text.match_regex(words, \"^Exception\")",
            "code == 500"),
        InText("Exception anywhere in a 500 is the job's failure", "aef_answer", "result", "\"^Exception\"", "\"Exception\""),
        InText("502 is not a lost poll", "aef_answer", "result", "500, 502,", "500,"),
        InText("a broken connection is not a lost poll", "aef_answer", "result", "\"ConnectionError\" in tags or ", string.Empty),
        InText("404 is a lost poll", "aef_answer", "result", "[408,", "[404, 408,"),
        InText(
            "a failed state counts as success",
            "aef_async",
            "ended",
            "answer.body == \"success\"",
            "answer.body in [\"success\", \"failure\", \"FAILED\"]"),
    ];

    private static IEnumerable<PlantedFault> Limits =>
    [
        InText("the limit is off by one poll", "aef_async", "started", "since + profile.limit", "since + profile.limit + profile.wait"),
        InText(
            "the limit of an execution is off by one poll",
            "aef_workflow",
            "started",
            "since + profile.limit",
            "since + profile.limit + profile.wait"),
        new("the limit counts from before the start", e =>
        {
            e.Insert("aef_async", "start", "ask", """{"assign": [{"asked": "${sys.now()}"}]}""");
            e.Replace("aef_async", "started", "since + profile.limit", "asked + profile.limit");
        }),
        new("the last poll is missing", e =>
        {
            e.Insert("aef_async", "poll", "too_late", """{"switch": [{"condition": "${sys.now() >= deadline}", "next": "late"}]}""");
            e.Append("aef_async", "late", """{"raise": {"kind": "TimeoutError", "message": "late", "async_job_id": "${id}", "waited": "${sys.now() - since}"}}""");
        }),
        InText("the pause is not shortened", "aef_async", "pause", "deadline - sys.now()", "profile.limit"),
        InText("the call is not shortened", "aef_async", "poll", "math.min(profile.timeout, deadline - sys.now())", "profile.timeout"),
        InText("the poll at the limit has no time", "aef_async", "poll", ", profile.timeout)}", ", 0.25)}"),
        InText(
            "a call that the limit shortened is the last poll",
            "aef_poll_failure",
            "final",
            "(not(\"TimeoutError\" in answer.tags) or sys.now() >= deadline + timeout)",
            "true"),
        InText(
            "a success at the limit is too late",
            "aef_async",
            "ended",
            "answer.body == \"success\"",
            "answer.body == \"success\" and sys.now() < deadline"),
        InText("pauses do not grow", "aef_async", "pause", "profile.growth *", "0 *"),
        InText("pauses have no maximum", "aef_async", "pause", "profile.cap", "profile.limit"),
    ];

    private static IEnumerable<PlantedFault> Retrying =>
    [
        InText("there is one attempt too many", "aef_job", "try_again", "attempt < how.attempts", "attempt <= how.attempts"),
        InText("retry ignores the kind of failure", "aef_job", "try_again", "failure.kind in how.on", "true"),
        InText("the attempt is not counted", "aef_job", "count", "attempt + 1", "attempt"),
        InText("the pause between attempts does not grow", "aef_job", "count", "delay * how.multiplier", "delay"),
        InText(
            "the pause between attempts has no maximum",
            "aef_job",
            "count",
            "math.min(delay * how.multiplier, how.max_delay)",
            "delay * how.multiplier"),
    ];

    private static IEnumerable<PlantedFault> Following =>
    [
        InText("resume is ignored", "aef_job", "done_before", "id in run.done", "false"),
        InText("resume is ignored in a wide level", "aef_rows", "job", "row[position][0] in run.done", "false"),
        InText("a completed step jumps back", "main", null, ".state != \"skipped\"", ".state != \"\""),
        InText("a completed step of a wide level jumps back", "aef_rows", "follow", "ended.state == \"skipped\"", "false"),
        InText(
            "NEXT of a completed step of a wide level is lost",
            "aef_rows",
            "follow",
            "row[position][3].next <= position and ", string.Empty),
        InText("NEXT of a wide level is lost", "aef_rows", "follow", "not(\"next\" in row[position][3])", "true"),
        InText(
            "NEXT of a wide level goes one step too far",
            "aef_rows",
            "jump",
            "${row[position][3].next}",
            "${row[position][3].next + 1}"),
        new(
            "steps that NEXT skips are not reported",
            e => e.Change("main", "ids", m => m["ids"] is JsonArray && Set(m, "ids", new JsonArray()))),
        InText("steps that NEXT skips in a wide level are not reported", "aef_rows", "skips", "${row[position][3].skip}", "${[]}"),
        new("NEXT goes to the wrong level", e => e.Change("main", "condition", m => IsGoTo(m) && Set(m, "next", m["next"] + "_end"))),
        new("NEXT to a level is lost", e => e.Change("main", "condition", m => IsGoTo(m) && Set(m, "condition", "${false}"))),
        new("max_parallel is ignored", e => e.Change("main", "concurrency_limit", m => m.Remove("concurrency_limit"))),
        new("max_parallel of a wide level is ignored", e => e.Change("aef_rows", "concurrency_limit", m => m.Remove("concurrency_limit"))),
    ];

    private static IEnumerable<PlantedFault> Failing =>
    [
        new("the barrier after the first level is missing", e => e.Change("main", "Level_1_end", m => m["Level_1_end"]!["switch"]!.AsArray() is [var first, ..] && Set(first!.AsObject(), "condition", "${false}"))), // barriers begin with the check
        new("the continue flag is lost", e => e.Change("main", "except", m => FailInsteadOfContinuing(m["except"]!.AsObject()))), // changes only maps with this key
        InText("the continue flag of a wide level is lost", "aef_rows", "stop", "not(\"continue\" in row[position][3])", "true"),
        InText("every step of a wide level may fail", "aef_rows", "stop", "not(\"continue\" in row[position][3])", "false"),
        InText(
            "only the first failure is kept",
            "main",
            null,
            "list.concat(failures, failure)",
            "if(len(failures) == 0, list.concat(failures, failure), failures)"),
        InText("a failure overwrites earlier ones", "main", null, "list.concat(failures, failure)", "list.concat([], failure)"),
        InText(
            "a failure of a wide level overwrites earlier ones",
            "aef_rows",
            "stop",
            "list.concat(ids, failure.job_id)",
            "list.concat([], failure.job_id)"),
        InText("continued failures are not reported", "main", null, "list.concat(continued, failure)", "continued"),
        InText("continued failures of a wide level are not reported", "aef_rows", "continued", "list.concat(passed, failure)", "passed"),
        InText("continued failures of a wide level are dropped", "main", null, "${wide.continued}", "${continued}"),
        InText("the failure of a thread's only job is not reported", "aef_fail", "not_succeeded", "job.failed", "false"),
        new("the failure of a thread's only job does not stop the run", e => e.Change("aef_job", "record", m => Set(m, "failed", false))),
        InText("a failure is reported for the first attempt", "aef_failure", "defaults", "${attempt}", "${1}"),
        InText("the time waited is lost", "aef_async", "poll_failed", "sys.now() - since", "0"),
    ];

    private static IEnumerable<PlantedFault> Protocol =>
    [
        InText("the wrong job name is sent", "aef_async", "prepare", "${step.name}", "${step.id}"),
        InText("the wrong job id is polled", "aef_async", "started", "${id}", "${step.id}"),
        InText("a poll is sent as a start", "aef_async", "started", "get_status", "get_id"),
        InText("a child receives no argument", "aef_workflow", "start", "json.encode_to_string(child)", "json.encode_to_string(null)"),
    ];

    private static bool Set(JsonObject map, string key, JsonNode value)
    {
        map[key] = value;
        return true;
    }

    private static bool IsGoTo(JsonObject entry) =>
        entry["condition"] is JsonValue text && text.ToString().StartsWith("${goto ==", StringComparison.Ordinal);

    private static bool FailInsteadOfContinuing(JsonObject handler)
    {
        var record = handler["assign"]?.AsArray().OfType<JsonObject>().FirstOrDefault(a => a.ContainsKey("continued"));
        return record is not null && record.Remove("continued") && Set(record, "failures", "${list.concat(failures, failure)}");
    }
}
