using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.Airflow.Rules;

/// <summary>What becomes of each part of a definition on Airflow. The page docs/airflow.md has this table.</summary>
internal static class AirflowSupport
{
    /// <summary>The rows: a part of a definition, what it becomes, and the diagnostic where Airflow cannot do it.</summary>
    public static IReadOnlyList<(string Part, string Becomes, DiagnosticDescriptor? Otherwise)> Rows { get; } =
    [
        ("levels, threads, steps", "task groups and tasks; a join at the end of each level", null),
        ("steps of type workflows", "a task that starts an execution, and a sensor that waits for it", AirflowLoopDiagnostics.NoRegion),
        ("executors", "the operators in the section `airflow` of the entry", AirflowDiagnostics.NoOperators),
        ("parameters of jobs", "arguments of the operators", AirflowDiagnostics.Unfilled),
        ("project of Cloud Run jobs", "from the parameter `project_id` or the platform parameters", AirflowDiagnostics.NeededArgument),
        ("`binding`, `FUNCTION_STATUS_NAME`", "no effect", AirflowDiagnostics.NoEffect),
        ("`when` of levels, threads and steps", "short circuits that skip only the steps directly after them", null),
        ("expressions", "functions of Python with the same value", AirflowDiagnostics.NoTranslation),
        ("`steps.JOB_ID.status`, `run.state`, `run.failed`", "the states of tasks, when the expression is computed", null),
        ("`steps.JOB_ID.output`", "a task after the job returns it, if an expression reads it", AirflowDataDiagnostics.NoOutput),
        ("`run.error`, `run.attempt`, `run.schedule` and times of the run", "error", AirflowDiagnostics.NoTranslation),
        ("expressions in `with`", "a task before the job computes them, once for each step", AirflowDiagnostics.NoTranslation),
        ("`variables`", "a task before the first level sets them", AirflowDiagnostics.NoTranslation),
        ("`for_each`", "mapped task groups", AirflowLoopDiagnostics.ManyItems),
        ("secrets and secret inputs", "error", AirflowDataDiagnostics.Secret),
        ("`continue_if_fail`", "an empty task that succeeds whatever the step did", null),
        ("`next`, forward", "a task that skips the steps between", null),
        ("`next`, backward", "error", AirflowDiagnostics.BackwardNext),
        ("`retry`", "`retries`, `retry_delay`, exponential backoff", AirflowDiagnostics.Retry),
        ("`retry` of executors with several tasks", "only where the entry declares it", AirflowDiagnostics.RetryOfChain),
        ("`async_timeout_loop_in_minutes`", "`execution_timeout`, for each attempt", null),
        ("`wait_time_seconds`", "the pause between two polls of the operator", AirflowDiagnostics.NoEffect),
        ("`timeout_seconds`, `wait_multiplier`, `max_wait_time_seconds`, `wait_for`", "no effect", AirflowDiagnostics.NoEffect),
        ("`on_failure`, `finally`", "tasks after all threads have ended", null),
        ("`inputs`", "parameters of the DAG; the first task checks them all", AirflowDiagnostics.ReservedInput),
        ("`pattern` of an input", "a regular expression of Python that matches the same strings", AirflowDiagnostics.Pattern),
        ("`schedule`", "`schedule` of the DAG, or DAGs that trigger it", AirflowDiagnostics.Schedule),
        ("`window`, `date_format`", "templates; no `since_last`", AirflowDataDiagnostics.Window),
        ("`catch_up`", "error", AirflowDiagnostics.CatchUp),
        ("`triggers`", "error", AirflowDiagnostics.Triggers),
        ("`concurrency: {behavior: queue}`", "`max_active_runs`", AirflowDiagnostics.Concurrency),
        ("`max_parallel`", "`max_active_tasks` of the DAG", AirflowDiagnostics.MaxParallel),
        ("`max_parallel` of items with one step", "`max_active_tis_per_dagrun` of the task", AirflowLoopDiagnostics.IgnoredLimit),
        ("`max_parallel` of items with several steps", "error", AirflowLoopDiagnostics.SeveralSteps),
        ("`timeout_minutes`", "`dagrun_timeout`", AirflowDiagnostics.TimeoutWithFinally),
        ("`deadline_minutes`", "no effect", AirflowDiagnostics.NoEffect),
        ("`labels`", "tags of the DAG; `owner` is its owner", AirflowDiagnostics.Label),
        ("`reads`, `writes`", "not logged", null),
    ];
}
