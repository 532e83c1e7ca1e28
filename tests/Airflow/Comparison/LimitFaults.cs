using System.Numerics;
using Aef.Tests.Airflow.Model;

namespace Aef.Tests.Airflow.Comparison;

/// <summary>Mistakes in limits and in conditions that fail, as <see cref="DagFaults"/>; only the product has both.</summary>
internal static class LimitFaults
{
    public static readonly IReadOnlyList<(string Name, Func<AirflowDag, bool> Plant)> All =
    [
        (
            "limited sensors leave their workers",
            Each(t => t.Arguments.GetValueOrDefault("mode") is "poke", t => Set(t, "mode", "reschedule"))),
        (
            "limited queries are deferred",
            Each(t => t.Operator == "BigQueryInsertJobOperator" && !t.IsDeferrable, t => Set(t, "deferrable", true))),
        (
            "sensors with retry leave their workers",
            Each(t => t.IsSensor && t.Retries > 0, t => Set(t, "mode", "reschedule"))),
        ("sensors have a shorter limit than their tasks", Each(
            t => t is { IsSensor: true, Retries: > 0, OwnTimeout: > 1 },
            t => Set(t, "timeout", new BigInteger(t.OwnTimeout!.Value - 1)))),
        ("threads have no priorities", Each(t => t.Arguments.ContainsKey("weight_rule"), t => t.Arguments.Remove("weight_rule"))),
        ("the last thread comes first", Each(
            t => t.Arguments.ContainsKey("weight_rule"),
            t => Set(t, "priority_weight", new BigInteger(-t.Priority)))),
        (
            "more tasks at once",
            d => d.MaxActiveTasks is { } most && (d.Arguments["max_active_tasks"] = new BigInteger(most + 1)) is not null),
        (
            "a step whose condition fails does not continue at its next",
            Each(IsNext, t => Change(t, t.Upstream.Where(u => IsRan(u) && u.Upstream.Any(c => c.IsShortCircuit)), "all_success"))),
        ("a skipped step continues at its next", Rule(IsNext, "all_done")),
        ("an item whose condition fails does not continue at its next", Rule(t => t.Mapping is not null && IsNext(t), "all_success")),
        ("a step whose condition is false continues at its next", Rule(IsRan, "all_done")),
    ];

    private static bool IsNext(AirflowTask task) => task.TriggerRule == "none_skipped";

    private static bool IsRan(AirflowTask task) => task is { IsEmpty: true, TriggerRule: "one_done" };

    private static Func<AirflowDag, bool> Rule(Func<AirflowTask, bool> which, string rule) =>
        Each(which, t => (t.TriggerRule = rule).Length > 0);

    private static Func<AirflowDag, bool> Each(Func<AirflowTask, bool> which, Func<AirflowTask, bool> change) =>
        dag => dag.Tasks.Where(which).ToList().ConvertAll(t => change(t)).Contains(true);

    private static bool Set(AirflowTask task, string name, object value)
    {
        task.Arguments[name] = value;
        return true;
    }

    private static bool Change(AirflowTask task, IEnumerable<AirflowTask> others, string rule)
    {
        var all = others.ToList();
        all.ForEach(o => o.TriggerRule = rule);
        return all.Count > 0;
    }
}
