using System.Text.Json.Nodes;
using static Aef.Tests.Conformity.PlantedFault;

namespace Aef.Tests.Conformity;

/// <summary>Mistakes in calling APIs, every one of which the property test must find.</summary>
internal static class ConnectorFaults
{
    private const string IsOver = "sys.now() >= run.end";
    private const string IsLate = "sys.now() >= run.late_at";
    private const string Job = "aef_connector";
    private const string Calls = "aef_connector_call";
    private const string Start = "aef_connector_start_failure";

    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        InText("a lost start that is sure is not repeated", Start, "refused_again", " or sure and answer.is_lost", string.Empty),
        InText(
            "a lost start is repeated that could start a second job",
            Start,
            "refused_again",
            "sure and answer.is_lost",
            "answer.is_lost"),
        InText("a refused start is not repeated", Start, "refused_again", "answer.code in [429, 503] or ", string.Empty),
        InText(
            "a start without a connection is not repeated",
            Start,
            "refused_again",
            "\"ConnectionFailedError\" in answer.tags or ",
            string.Empty),
        InText("a start is repeated six times", Job, "start_again", "repeats < 5", "repeats < 6"),
        InText("a start is repeated four times", Job, "start_again", "repeats < 5", "repeats < 4"),
        InText("the pauses between starts do not grow", Job, "pause_start", "1.25, 1.5625", "1, 1"),
        InText("a repeated start has another id", Calls, "bigquery_query_start", "${job.id}", "${job.id + string(sys.now())}"),
        InText("all attempts and rounds have one id", Job, "begin", "text.substring(uuid.generate(), 24, 36)", "\"0\""),
        InText("a start that is recognized fails", Calls, null, "error.code == 409", "error.code == 410"),
        InText("every refusal counts as recognized", Calls, null, "error.code == 409", "error.code in [403, 404, 409, 429]"),
        InText("a job without an answer is not looked up", Job, "may_be_found", "not(", "(true or "),
        InText(
            "a job that is not found counts as started",
            Calls,
            null,
            "answer.body.jobs[0].id",
            "default(map.get(answer.body, \"jobs\"), job.id)"),
        InText("the count of lost polls is never reset", Job, "count_lost", "if(answer == null, lost + 1, 1)", "lost + 1"),
        InText("six lost polls are repeated", Job, "poll_again", "lost <= 5", "lost <= 6"),
        InText("only four lost polls are repeated", Job, "poll_again", "lost <= 5", "lost <= 4"),
        InText("the limit is off by one poll", Job, "started", "since + profile.limit", "since + profile.limit + profile.wait"),
        InText("the pause is not shortened", Job, "pause", "deadline - sys.now()", "profile.limit"),
        InText("the call is not shortened", Job, "poll", "math.min(profile.timeout, deadline - sys.now())", "profile.timeout"),
        InText("pauses do not grow", Job, "pause", "profile.growth *", "0 *"),
        InText("a failed state counts as success", Calls, null, "[\"DONE\"]", "[\"DONE\", \"FAILED\"]"),
        InText("a job that is running counts as failed", Calls, null, "[\"PENDING\", \"RUNNING\"]", "[\"PENDING\"]"),
        InText("a job is not cancelled at its limit", Job, "cancel_running", "${profile}", "${map.delete(profile, \"cancels\")}"),
        InText(
            "a job is not cancelled when its polls are lost",
            Job,
            "cancel_unknown",
            "${profile}",
            "${map.delete(profile, \"cancels\")}"),
        InText("a job is polled under another id", Job, "started", "${id}", "${step.id}"),
        InText("the time waited is lost", Job, "poll_failed", "sys.now() - since", "0"),
        InText("a job at the end of the run fails like one with a limit of its own", Job, "limit_time_up", IsOver, "false"),
        InText("a lost last poll at the end of the run fails like one of a step", Job, "limit_poll", IsOver, "false"),
        InText("a start is repeated after the end of the run", Job, "limit_start", IsOver, "false"),
        InText("a poll does not notice the deadline", Job, "late_running", IsLate, "false"),
        new(
            "the answer to a poll is not kept",
            e =>
                e.Change(
                    Job,
                    "result",
                    m =>
                        m["call"] is JsonValue call
                            && call.ToString() == Calls
                            && m["args"]!["action"]!.ToString() == "status"
                            && m.Remove("result"))),
    ];
}
