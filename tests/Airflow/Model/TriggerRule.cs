namespace Aef.Tests.Airflow.Model;

/// <summary>
/// Airflow's trigger rules. The scheduler applies a rule whenever it looks at the task, also before all upstream tasks have ended. The
/// measured table in <c>trigger_rules.json</c> is what each must return when all have.
/// </summary>
internal static class TriggerRule
{
    private const string AllDoneMinOneSuccess = "all_done_min_one_success"; // Airflow 3.1 and later

    private static readonly string[] Known =
    [
        "all_success", "all_failed", "all_done", "all_done_setup_success", "all_skipped", "always", "none_failed",
        "none_failed_min_one_success", "none_skipped", "one_done", "one_failed", "one_success", AllDoneMinOneSuccess,
    ];

    public static bool IsKnown(string rule, int generation) =>
        Known.Contains(rule) && (generation >= 3 || rule != AllDoneMinOneSuccess);

    /// <summary>
    /// The state that the task gets without running, <see cref="TaskState.Scheduled"/> if it may run, null if it must wait.
    /// </summary>
    public static TaskState? Decide(string rule, UpstreamStates up)
    {
        if (up.Total == 0 || rule == "always")
        {
            return TaskState.Scheduled;
        }

        return Refuse(rule, up) ?? (MayRun(rule, up) ? TaskState.Scheduled : null);
    }

    private static TaskState? Refuse(string rule, UpstreamStates up)
    {
        var hasFailed = up.Failed + up.UpstreamFailed > 0;
        return rule switch
        {
            "all_success" => hasFailed ? TaskState.UpstreamFailed : SkipIf(up.Skipped > 0),
            "all_failed" => SkipIf(up.Success + up.Skipped > 0),
            "one_success" => !up.AreDone || up.Success > 0 ? null
                : up.Skipped == up.Done ? TaskState.Skipped : TaskState.UpstreamFailed,
            "one_failed" => SkipIf(up.AreDone && !hasFailed),
            "one_done" => SkipIf(up.AreDone && up.Failed + up.Success == 0),
            "none_failed" => hasFailed ? TaskState.UpstreamFailed : null,
            "none_failed_min_one_success" => hasFailed ? TaskState.UpstreamFailed : SkipIf(up.Skipped == up.Total),
            "none_skipped" => SkipIf(up.Skipped > 0),
            "all_skipped" => SkipIf(up.Success > 0 || hasFailed),
            AllDoneMinOneSuccess => up.Skipped > 0 ? TaskState.Skipped
                : up.AreDone && up.Success == 0 ? TaskState.UpstreamFailed : null,
            _ => null,
        };
    }

    private static bool MayRun(string rule, UpstreamStates up) => rule switch
    {
        "all_success" => up.Success >= up.Total,
        "all_failed" => up.Failed + up.UpstreamFailed >= up.Total,
        "one_success" => up.Success > 0,
        "one_failed" => up.Failed + up.UpstreamFailed > 0,
        "one_done" => up.Success + up.Failed > 0,
        "none_failed" or "none_failed_min_one_success" => up.Success + up.Skipped >= up.Total,
        "all_skipped" => up.Skipped >= up.Total,
        "all_done" or "all_done_setup_success" or "none_skipped" or AllDoneMinOneSuccess => up.AreDone,
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Unknown trigger rule."),
    };

    private static TaskState? SkipIf(bool condition) => condition ? TaskState.Skipped : null;
}
