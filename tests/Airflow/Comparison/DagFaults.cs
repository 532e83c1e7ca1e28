using System.Numerics;
using Aef.Tests.Airflow.Model;

namespace Aef.Tests.Airflow.Comparison;

/// <summary>
/// Mistakes that a lowering could make, as changes to the DAG that was read. Each returns false where there is nothing to change. They know
/// nothing of names, so they fit the DAGs of every compiler. Left out are changes that change nothing: a join always has a task before it
/// that succeeded or failed, so <c>none_failed_min_one_success</c> is <c>none_failed</c> there, and the tasks before <c>finally</c>
/// succeed.
/// </summary>
internal static class DagFaults
{
    public static readonly IReadOnlyList<(string Name, Func<AirflowDag, bool> Plant)> All =
    [
        ("joins use all_success", Rule(IsJoin, "all_success")),
        ("joins use all_done", Rule(IsJoin, "all_done")),
        ("joins use always", Rule(IsJoin, "always")),
        ("joins use one_success", Rule(IsJoin, "one_success")),
        ("joins use none_skipped", Rule(IsJoin, "none_skipped")),
        ("the leaves use all_done", Rule(t => IsJoin(t) && t.Downstream.Count == 0, "all_done")),
        ("the leaves use one_failed", Rule(t => IsJoin(t) && t.Downstream.Count == 0, "one_failed")),
        ("steps use all_success", Rule(t => IsStep(t) && t.TriggerRule == "none_failed", "all_success")),
        ("steps use all_done", Rule(t => IsStep(t) && t.TriggerRule == "none_failed", "all_done")),
        ("steps use none_failed_min_one_success", Rule(t => IsStep(t) && t.TriggerRule == "none_failed", "none_failed_min_one_success")),
        ("steps use one_success", Rule(t => IsStep(t) && t.TriggerRule == "none_failed", "one_success")),
        ("continue_if_fail stops at a failure", Rule(IsDone, "none_failed")),
        ("continue_if_fail uses all_success", Rule(IsDone, "all_success")),
        ("continue_if_fail uses none_skipped", Rule(IsDone, "none_skipped")),
        ("continue_if_fail uses one_success", Rule(IsDone, "one_success")),
        ("on_failure always runs", Rule(t => t.TriggerRule == "one_failed", "all_done")),
        ("on_failure needs all to fail", Rule(t => t.TriggerRule == "one_failed", "all_success")),
        ("on_failure never sees a failure", Rule(t => t.TriggerRule == "one_failed", "all_skipped")),
        ("handlers use none_failed", Rule(IsHandler, "none_failed")),
        ("handlers use all_done", Rule(IsHandler, "all_done")),
        ("handlers use one_success", Rule(IsHandler, "one_success")),
        ("finally uses one_done", Rule(IsLast, "one_done")),
        ("finally uses always", Rule(IsLast, "always")),
        (
            "short circuits skip everything after them",
            Each(t => t.IsShortCircuit, t => t.Arguments.Remove("ignore_downstream_trigger_rules"))),
        ("conditions run after a failure", Rule(t => t.IsShortCircuit && t.TriggerRule == "none_failed", "all_done")),
        ("conditions use all_success", Rule(t => t.IsShortCircuit && t.TriggerRule == "none_failed", "all_success")),
        (
            "conditions reach only the first task",
            Each(t => t.IsShortCircuit && t.Downstream.Count > 1, t => Cut(t.Downstream.Skip(1).Select(d => (t, d))))),
        (
            "conditions miss the first task",
            Each(t => t.IsShortCircuit && t.Downstream.Count > 1, t => Cut(t.Downstream.Take(1).Select(d => (t, d))))),
        // A task without another one after it becomes a leaf, which changes nothing.
        ("the leaf misses the last task before it", Leaf(u => u.Where(t => t.Downstream.Count > 1).TakeLast(1))),
        ("the leaf misses the first task before it", Leaf(u => u.Take(1))),
        ("the leaf knows only the last task before it", Leaf(u => u.SkipLast(1))),
        ("the leaf knows only the first task before it", Leaf(u => u.Skip(1))),
        ("joins miss their first task", Each(t => IsJoin(t) && t.Upstream.Count > 1, t => Cut(t.Upstream.Take(1).Select(u => (u, t))))),
        ("joins miss their last task", Each(t => IsJoin(t) && t.Upstream.Count > 1, t => Cut(t.Upstream.TakeLast(1).Select(u => (u, t))))),
        (
            "levels do not wait for the one before",
            Each(t => !IsJoin(t) && t.Upstream.Any(IsJoin), t => Cut(t.Upstream.Where(IsJoin).Select(u => (u, t))))),
        ("a step after continue_if_fail misses the step before", Each(
            t => IsStep(t) && t.Upstream.Any(IsDone) && t.Upstream.Any(u => !IsDone(u)),
            t => Cut(t.Upstream.Where(u => !IsDone(u)).Select(u => (u, t))))),
        (
            "a step does not wait for the one before",
            Each(t => IsStep(t) && t.Upstream.Any(IsStep), t => Cut(t.Upstream.Where(IsStep).Select(u => (u, t))))),
        ("the last steps do not wait for all threads", Each(
            t => IsDone(t) && t.Upstream.Count > 1,
            t => Cut(t.Upstream.Skip(1).Select(u => (u, t))))),
        (
            "handlers do not wait",
            Each(
                t => IsHandler(t) && t.Upstream.Count > 1,
                t => Cut(t.Upstream.Where(u => u.TriggerRule != "one_failed").Select(u => (u, t))))),
        (
            "handlers do not need a failure",
            Each(
                t => IsHandler(t) && t.Upstream.Count > 1,
                t => Cut(t.Upstream.Where(u => u.TriggerRule == "one_failed").Select(u => (u, t))))),
        ("nothing is retried", Each(t => t.Retries > 0, t => t.Arguments.Remove("retries"))),
        ("one retry too many", Each(t => t.Retries > 0, t => Set(t, "retries", new BigInteger(t.Retries + 1)))),
        ("one retry too few", Each(t => t.Retries > 0, t => Set(t, "retries", new BigInteger(t.Retries - 1)))),
        ("steps without retry are retried", Each(t => IsStep(t) && t.Retries == 0, t => Set(t, "retries", BigInteger.One))),
        ("the delay of a retry is another", Each(t => t.Retries > 0, t => Set(t, "retry_delay", TimeSpan.FromSeconds(t.RetryDelay + 60)))),
        ("delays stay the same", Each(t => t.DoublesDelay, t => t.Arguments.Remove("retry_exponential_backoff"))),
        ("delays are doubled", Each(t => t.Retries > 0 && !t.DoublesDelay, t => Set(t, "retry_exponential_backoff", true))),
        ("delays end too early", Each(t => t.DoublesDelay, t => Set(t, "max_retry_delay", TimeSpan.FromSeconds(1)))),
        (
            "jobs have no time limit",
            Each(t => t.ExecutionTimeout is not null, t => t.Arguments.Remove("execution_timeout") | t.Arguments.Remove("timeout"))),
        ("time limits are half as long", Each(
            t => t.ExecutionTimeout is not null,
            t => Set(t, "execution_timeout", TimeSpan.FromSeconds(t.ExecutionTimeout!.Value / 2)))),
        ("time limits are twice as long", Each(
            t => t.ExecutionTimeout is not null,
            t =>
                Set(t, "execution_timeout", TimeSpan.FromSeconds(t.ExecutionTimeout!.Value * 2)) & (t.Arguments.Remove("timeout") | true))),
        (
            "jobs are deferred",
            d =>
                d.Generation == 3
                    && Each(
                        t => IsStep(t) && t.Function is null,
                        t => Set(t, "deferrable", true) & (t.Arguments.Remove("timeout") | true))(d)),
        ("one task at a time", d => d.Arguments.TryAdd("max_active_tasks", BigInteger.One)),
        ("the run times out", d => (d.Arguments["dagrun_timeout"] = TimeSpan.FromSeconds(30)) is not null),
        ("threads run one after another", Each(IsJoin, InOrder)),
        .. MappedFaults.All,
    ];

    private static bool IsJoin(AirflowTask task) => task is { IsEmpty: true, TriggerRule: "none_failed" };

    private static bool IsDone(AirflowTask task) => task is { IsEmpty: true, TriggerRule: "all_done" };

    private static bool IsStep(AirflowTask task) => !task.IsEmpty && !task.IsShortCircuit && task.Function is null;

    private static bool IsHandler(AirflowTask task) => task.Upstream.Any(u => u.TriggerRule == "one_failed");

    private static bool IsLast(AirflowTask task) => !task.IsEmpty && task.TriggerRule == "all_done";

    private static Func<AirflowDag, bool> Rule(Func<AirflowTask, bool> which, string rule) =>
        Each(which, t => (t.TriggerRule = rule).Length > 0);

    private static Func<AirflowDag, bool> Each(Func<AirflowTask, bool> which, Func<AirflowTask, bool> change) =>
        dag => dag.Tasks.Where(which).ToList().ConvertAll(t => change(t)).Contains(true);

    private static Func<AirflowDag, bool> Leaf(Func<IEnumerable<AirflowTask>, IEnumerable<AirflowTask>> cut) =>
        Each(t => t.Downstream.Count == 0 && t.Upstream.Count > 1, t => Cut(cut(t.Upstream).Select(u => (u, t))));

    private static bool Set(AirflowTask task, string name, object value)
    {
        task.Arguments[name] = value;
        return true;
    }

    private static bool Cut(IEnumerable<(AirflowTask From, AirflowTask To)> edges)
    {
        var all = edges.ToList();
        all.ForEach(e => e.To.RemoveUpstream(e.From));
        return all.Count > 0;
    }

    // The tasks after a join, each after the one before.
    private static bool InOrder(AirflowTask join)
    {
        var following = join.Downstream.Where(t => IsStep(t) && t.Upstream.Count == 1).ToList();
        following.Zip(following.Skip(1))
            .Where(p => !p.Second.AllDownstream().Contains(p.First))
            .ToList()
            .ForEach(p => p.Second.SetUpstream(p.First));
        return following.Count > 1;
    }
}
