using static Aef.Tests.Conformity.PlantedFault;

namespace Aef.Tests.Conformity;

/// <summary>Mistakes that the compilation of timeout_minutes could make.</summary>
internal static class TimeoutFaults
{
    private const string IsOver = "sys.now() >= run.end";
    private const string Ends = "kind in [\"RunTimeout\", \"NotStarted\"]";
    private const string LeftOfCall = "if(sys.now() < run.end, run.end - sys.now(), profile.timeout)";

    private const string Limit = "math.min(since + profile.limit, run.end)";
    private const string OfItem = "9000000000000, brief.late_at";
    private const string IsLate = "sys.now() >= run.late_at";

    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        InText("the run has no end", "main", "aef_limit", "sys.now() + ", "sys.now() + 9000000 + "),
        InText("the wait for a job goes on", "aef_async", "started", Limit, "since + profile.limit"),
        InText("the wait for a workflow goes on", "aef_workflow", "started", Limit, "since + profile.limit"),
        InText("the start of a job is not cut", "aef_async", "start", LeftOfCall, "profile.timeout"),
        InText("a sync call is not cut", "aef_sync", "call_function", LeftOfCall, "profile.timeout"),
        InText("a poll at the limit of the step is not cut", "aef_async", "poll", LeftOfCall, "profile.timeout"),
        InText("the last poll has no time", "aef_async", "poll", LeftOfCall, "math.max(1, run.end - sys.now())"),
        InText("the pause before a retry is not cut", "aef_job", "delay_next", "math.max(0, run.end - sys.now())", "delay"),
        InText("another attempt begins after the end", "aef_job", "limit_retry", IsOver, "false"),
        InText("a retry that is too late keeps its kind", "aef_job", "retry_too_late", "RunTimeout", "JobFailed"),
        InText("a job begins after the end", "aef_job", "limit_start", IsOver, "false"),
        InText("a running job fails like one with a limit of its own", "aef_async", "limit_time_up", IsOver, "false"),
        InText("a lost last poll fails like one of a step", "aef_async", "limit_poll", IsOver, "false"),
        InText("a refused start is repeated after the end", "aef_repeat_start", "too_late", "sys.now() >= end", "false"),
        InText("the pause of a refused start is not cut", "aef_repeat_start", "pause", "math.max(0, end - sys.now())", "9"),
        InText("a refused start is not repeated", "aef_repeat_start", "count_calls", "count >= 5", "count >= 0"),
        InText("a start that the end cuts is unknown", "aef_repeat_start", "refused", "sys.now() >= end", "false"),
        InText("continue_if_fail continues past the end", "main", null, "failure." + Ends, "false"),
        InText("continue_if_fail of an item continues past the end", "main", null, "record_1." + Ends, "false"),
        InText("continue_if_fail of a row continues past the end", "aef_rows", "limit_stop", "failure.kind == \"RunTimeout\"", "false"),
        InText("a row that was not started has failed", "aef_rows", "limit_stop", "failure.kind == \"NotStarted\"", "false"),
        InText("an item that was not started has failed", "main", null, "record_1.kind == \"NotStarted\"", "false"),
        InText("items that were not started do not fail the level", "main", null, " or wide.limit_reached", ""),
        InText("the failure of an item at the end is not noticed", "aef_units", "result", "\"timed_out\" in lost", "false"),
        InText("a step that was not started has failed", "aef_fail", "limit_kind", "one.kind == \"NotStarted\"", "false"),
        InText("the report does not say that the run has timed out", "aef_fail", "limit_report", "RunTimeout", "Late"),
        InText("the state of a run that has timed out is failed", "main", "aef_levels_failed", "\"timed_out\"", "\"failed\""),
        InText("the end applies to finally", "main", null, "sys.now() + 31536000", "run.end"),
        InText("a poll does not notice the deadline", "aef_async", "late_running", IsLate, "false"),
        InText("the loop of polls does not end at the deadline", "aef_async", "running", " and sys.now() < run.late_at", ""),
        InText("a lost poll does not notice the deadline", "aef_async", "late_poll", IsLate, "false"),
        InText("a sync call does not notice the deadline", "aef_job", "late_end", IsLate, "false"),
        InText("a failed start does not notice the deadline", "aef_job", "late_failed", "failure.async_job_id == null", "false"),
        InText("each job of a thread logs that the run is late", "main", null, "9000000000000, run.late_at", "run.late_at, run.late_at"),
        InText("each job of an item logs that the run is late", "main", null, OfItem, "brief.late_at, brief.late_at"),
        InText("each job of a row logs that the run is late", "aef_rows", null, OfItem, "brief.late_at, brief.late_at"),
    ];
}
