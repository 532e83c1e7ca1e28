using System.Numerics;
using Aef.Tests.Airflow.Model;

namespace Aef.Tests.Airflow.Comparison;

/// <summary>Mistakes that a lowering could make in mapped groups, as <see cref="DagFaults"/> for the rest of a DAG.</summary>
internal static class MappedFaults
{
    public static readonly IReadOnlyList<(string Name, Func<AirflowDag, bool> Plant)> All =
    [
        ("decisions about an item use all_success", Rule(IsDecision, "all_success")),
        ("decisions about an item use all_done", Rule(IsDecision, "all_done")),
        ("decisions about an item use one_done, which counts all items", Rule(IsDecision, "one_done")),
        ("a step of an item runs though it is skipped", Rule(t => IsMapped(t) && t.Upstream.Any(IsDecision), "none_failed")),
        ("a step of an item runs whatever its condition", Rule(t => IsMapped(t) && t.Upstream.Any(IsDecision), "all_done")),
        ("a step of an item waits for no condition", Each(t => IsMapped(t) && !IsDecision(t), t => Cut(t, t.Upstream.Where(IsDecision)))),
        ("steps of an item use all_done", Rule(t => IsMappedStep(t) && t.TriggerRule == "none_failed", "all_done")),
        (
            "steps of an item use one_success, which counts all items",
            Rule(t => IsMappedStep(t) && t.TriggerRule == "none_failed", "one_success")),
        (
            "steps of an item use none_failed_min_one_success",
            Rule(t => IsMappedStep(t) && t.TriggerRule == "none_failed", "none_failed_min_one_success")),
        ("a failed step stops an item that may continue", Rule(t => IsMapped(t) && IsDone(t), "none_failed")),
        (
            "an item forgets the step before one that may fail",
            Each(
                t => IsMapped(t) && t.Upstream.Any(IsDone) && t.Upstream.Count > 1,
                t => Cut(t, t.Upstream.Where(u => !IsDone(u) && !IsDecision(u))))),
        (
            "a step of an item does not wait for the one before",
            Each(IsMapped, t => Cut(t, t.Upstream.Where(u => IsMappedStep(u) && IsMappedStep(t))))),
        ("the level does not wait for the items", Each(t => !IsMapped(t), t => Cut(t, t.Upstream.Where(IsMapped)))),
        (
            "the items do not wait for the level before",
            Each(IsMapped, t => Cut(t, t.Upstream.Where(u => !IsMapped(u) && u.Function is null)))),
        ("lists are skipped with their level", d => Each(IsList, t => Set(t, "all_success"))(d)),
        ("lists are computed after a failure", Rule(IsList, "all_done")),
        ("lists do not wait for the level before", Each(t => IsList(t) && t.Upstream.Count == 1, t => Cut(t, [.. t.Upstream]))),
        ("items are retried once more", Each(t => IsMapped(t) && t.Retries > 0, t => Set(t, "retries", new BigInteger(t.Retries + 1)))),
        ("one item at a time", Each(IsMappedStep, t => Set(t, "max_active_tis_per_dagrun", BigInteger.One))),
    ];

    private static bool IsMapped(AirflowTask task) => task.Mapping is not null;

    private static bool IsMappedStep(AirflowTask task) => IsMapped(task) && !task.IsEmpty && task.Function is null;

    // It may raise AirflowSkipException for an item.
    private static bool IsDecision(AirflowTask task) =>
        IsMapped(task) && task.Function is not null && task.TriggerRule == "none_failed" && task.Downstream.Any(IsMappedStep);

    private static bool IsDone(AirflowTask task) => task is { IsEmpty: true, TriggerRule: "all_done" };

    /// <summary>Its result is what a group is mapped over, at once or through another task.</summary>
    private static bool IsList(AirflowTask task) =>
        !IsMapped(task) && !task.IsShortCircuit && task.Function is not null && task.Downstream.Any(t => IsMapped(t) || IsList(t));

    private static Func<AirflowDag, bool> Rule(Func<AirflowTask, bool> which, string rule) => Each(which, t => Set(t, rule));

    private static Func<AirflowDag, bool> Each(Func<AirflowTask, bool> which, Func<AirflowTask, bool> change) =>
        dag => dag.Tasks.Where(which).ToList().ConvertAll(t => change(t)).Contains(true);

    private static bool Set(AirflowTask task, string rule) => (task.TriggerRule = rule).Length > 0;

    private static bool Set(AirflowTask task, string name, object value)
    {
        task.Arguments[name] = value;
        return true;
    }

    private static bool Cut(AirflowTask task, IEnumerable<AirflowTask> upstream)
    {
        var all = upstream.ToList();
        all.ForEach(task.RemoveUpstream);
        return all.Count > 0;
    }
}
