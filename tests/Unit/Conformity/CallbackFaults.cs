using System.Text.Json.Nodes;
using static Aef.Tests.Conformity.PlantedFault;

namespace Aef.Tests.Conformity;

/// <summary>Mistakes in waiting for callbacks, every one of which the property test must find.</summary>
internal static class CallbackFaults
{
    private const string IsOver = "sys.now() >= run.end";
    private const string IsLate = "sys.now() >= run.late_at";

    private const string Drain = """
        {"try": {"call": "events.await_callback", "args": {"callback": "${endpoint}", "timeout": 0}, "result": "dropped"},
         "except": {"as": "error", "steps": [{"nothing": {"assign": [{"dropped": null}]}}]}}
        """;

    private const string Trust = """{"switch": [{"condition": "${received > 0}", "return": {"async_job_id": "${id}"}}]}""";

    private const string Reuse = """{"assign": [{"endpoint": {"url": "${\"https://localhost/callbacks/\" + step.id}"}}]}""";

    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        InText("the first slow poll is missing", "aef_callback", "started", "since + 600", "since + profile.limit"),
        InText("only the first slow poll is made", "aef_callback", "running", "sys.now() + 600", "deadline"),
        InText("slow polls are too frequent", "aef_callback", "running", "sys.now() + 600", "sys.now() + 300"),
        InText("the last poll at the limit is too late", "aef_callback", "started", "math.min(since + 600, deadline)", "since + 600"),
        InText("the limit is off by one slow poll", "aef_callback", "started", "since + profile.limit", "since + profile.limit + 600"),
        InText("a lost poll is repeated after ten minutes", "aef_callback", "count_lost", "sys.now() + pause", "sys.now() + 600"),
        InText("six lost polls are repeated", "aef_callback", "poll_again", "lost <= 5", "lost <= 6"),
        new(
            "lost polls are never forgotten",
            e => e.Change("aef_callback", "lost", m => m.Parent?.Parent?["next"] is not null && Set(m, "lost", "${lost}"))),
        new("success is not confirmed by a poll", e => e.Insert("aef_callback", "poll", "trust", Trust)),
        InText("the poll after a callback is ignored", "aef_callback", "running", "answer.body == \"success\"", "received > 0"),
        new("callbacks before the wait are lost", e => e.Insert("aef_callback", "wait", "drain", Drain)),
        new("all attempts have one endpoint", e => e.Insert("aef_callback", "pass_url", "reuse", Reuse)),
        InText("the job gets another address", "aef_callback", "pass_url", "${endpoint.url}", "${endpoint.url + \"x\"}"),
        InText("a failure is not read", "aef_await", "by_state", "report.state == \"failed\"", "false"),
        InText("success does not end the wait", "aef_await", "by_state", "report.state == \"success\"", "false"),
        InText(
            "an ignored callback leads to a poll",
            "aef_await",
            "by_state",
            "report.state == \"success\"",
            "report.state in [\"success\", \"ignored\"]"),
        new(
            "an ignored callback moves the slow poll",
            e => e.Insert("aef_await", "count", "later", """{"assign": [{"due": "${due + 10}"}]}""")),
        InText("ignored callbacks are not counted", "aef_await", "count", "received + 1", "received"),
        InText("an attempt reads one callback too many", "aef_await", "is_due", "received >= 10", "received >= 11"),
        InText(
            "nothing is read after an ignored callback",
            "aef_await",
            "by_state",
            "report.state == \"unavailable\"",
            "report.state != \"none\""),
        InText("a callback without a message is ignored", "aef_receive", "by_type", "${callback.http_request.body.state}", "ignored"),
        InText(
            "the state is read in any case",
            "aef_receive",
            "by_type",
            "[\"success\", \"failed\"]",
            "[\"success\", \"failed\", \"Success\"]"),
        InText("the message is not cut", "aef_receive", "result", "256", "1000"),
        InText(
            "the wait goes on after the end of the run",
            "aef_callback",
            "started",
            "math.min(since + profile.limit, run.end)",
            "since + profile.limit"),
        InText("a job that waits for a callback fails like one with a limit of its own", "aef_callback", "limit_time_up", IsOver, "false"),
        InText("a lost last poll fails like one of a step", "aef_callback", "limit_poll", IsOver, "false"),
        InText("a refused start of such a job is not repeated", "aef_callback", "limit_again", "start_failure.again", "false"),
        InText("a slow poll does not notice the deadline", "aef_callback", "late_running", IsLate, "false"),
        InText("a callback that reports a failure does not notice the deadline", "aef_callback", "late_callback", IsLate, "false"),
        InText("another part of the body is the message", "aef_receive", "result", "body.message", "body.state"),
    ];

    private static bool Set(JsonObject map, string key, JsonNode value)
    {
        map[key] = value;
        return true;
    }
}
