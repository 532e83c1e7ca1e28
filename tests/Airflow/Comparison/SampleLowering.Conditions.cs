using Aef.Tests.Conformity;

namespace Aef.Tests.Airflow.Comparison;

/// <content>Conditions and mapped groups.</content>
internal sealed partial class SampleLowering
{
    private readonly Dictionary<string, string> _groups = [];

    // In a mapped group a short circuit would skip every index, so a task raises AirflowSkipException there.
    private string Gate(ScenarioCondition condition, string rule, List<string> after, List<string> gates, int indent, string? levels)
    {
        var id = $"when_{++_count}";
        if (indent > 4)
        {
            _functions.Append(
                $"\n\n@task(trigger_rule=\"{rule}\")\ndef {id}(item, ti, dag_run):\n    if not ({Expression(condition, levels)}):\n        raise AirflowSkipException\n".ReplaceLineEndings(
                    "\n"));
            Line(indent, $"{id}_task = {id}(item)");
            Edges($"{id}_task", [.. after, .. gates], indent);
            return $"{id}_task";
        }

        _functions.Append($"\n\ndef {id}(ti, dag_run, **_):\n    return {Expression(condition, levels)}\n".ReplaceLineEndings("\n"));
        Node(
            id,
            "ShortCircuitOperator",
            rule,
            [.. after, .. gates],
            indent,
            $"python_callable={id}, ignore_downstream_trigger_rules=False");
        return id;
    }

    private string Expression(ScenarioCondition condition, string? levels) => condition switch
    {
        { Item: { } item } => $"item {(condition.IsEqual ? "==" : "!=")} \"i{Number(item)}\"",
        { Subject: ConditionSubject.RunState } =>
            $"{Not(condition)}(status_of(ti, dag_run, [\"{levels}\"], None) {(condition.Status == "failed" ? "!=" : "==")} \"succeeded\")",
        { Step: null } => Literal(condition.IsEqual),
        { Subject: ConditionSubject.RunFailed, Step: { } step } when CanBeInFailed(step) =>
            $"{Not(condition)}({Status(step)} == \"failed\")",
        { Subject: ConditionSubject.RunFailed } => Literal(!condition.IsEqual),
        { Step: { } step } => $"{Status(step)} {(condition.IsEqual ? "==" : "!=")} \"{condition.Status}\"",
    };

    // Of steps with items, run.failed has "J1[0]".
    private bool CanBeInFailed(string step) =>
        _scenario.Levels.SelectMany(l => l.Threads)
            .Where(t => t.Items is null)
            .SelectMany(t => t.Steps)
            .Any(s => s.Id == step && !s.Continue);

    private static string Not(ScenarioCondition condition) => condition.IsEqual ? string.Empty : "not ";

    private string Status(string step) => _tasks.TryGetValue(step, out var tasks)
        ? $"status_of(ti, dag_run, [\"{tasks[0]}\"], {(_ofThread.Contains(step) ? "ti.map_index" : "None")})"
        : "\"skipped\"";

    private List<string> MappedThread(ScenarioThread thread, int items, string previous, List<string> gates)
    {
        var group = $"each_{++_count}";
        thread.Steps.ToList().ForEach(s => _groups[s.Id] = group);
        _ofThread = [.. thread.Steps.Select(s => s.Id)];
        var list = $"[{string.Join(", ", Enumerable.Range(0, items).Select(i => $"\"i{Number(i)}\""))}]";
        if (gates.Count > 0)
        {
            (list, previous, gates) = ($"{group}_items_task", List(group, list, [previous, .. gates]), []);
        }

        Line(4, "@task_group");
        Line(4, $"def {group}(item):");
        var after = Steps(thread.Steps, previous, gates, 8);
        Node(group + "_tail", "EmptyOperator", "none_failed", after, 8);
        _ofThread = [];
        Line(4, $"{group}_tasks = {group}.expand(item={list})");
        return [$"{group}_tasks"];
    }

    // The task that a condition may skip, and the one after it, which has an empty list then.
    private string List(string group, string list, List<string> after)
    {
        _functions.Append(
            ($"\n\n@task(trigger_rule=\"none_failed\")\ndef {group}_list():\n    return {list}\n"
                + $"\n\n@task(trigger_rule=\"none_failed\")\ndef {group}_items(found):\n    return found or []\n").ReplaceLineEndings("\n"));
        Line(4, $"{group}_list_task = {group}_list()");
        Edges($"{group}_list_task", after, 4);
        Line(4, $"{group}_items_task = {group}_items({group}_list_task)");
        return $"{group}_items_task";
    }

    private string GroupOf(ScenarioStep step) => _groups[step.Id];
}
