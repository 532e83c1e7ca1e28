using System.Globalization;
using System.Text;
using Aef.Tests.Conformity;

namespace Aef.Tests.Airflow.Comparison;

/// <summary>
/// Writes the DAG of a scenario as the measured lowering table prescribes it, one node at a time. It shares nothing with the product: it
/// shows that table, model and reference agree, and that the comparison finds faults.
/// </summary>
internal sealed partial class SampleLowering : IDagCompiler
{
    private readonly StringBuilder _functions = new();
    private readonly StringBuilder _body = new();
    private readonly Dictionary<string, IReadOnlyList<string>> _tasks = [];
    private readonly List<string> _settled = [];
    private Scenario _scenario = new([], []);
    private HashSet<string> _ofThread = [];
    private int _count;
    private int _generation;

    public CompiledDag Compile(Scenario scenario, int generation) =>
        new SampleLowering { _scenario = scenario, _generation = generation }.Run();

    private CompiledDag Run()
    {
        Node("start", "EmptyOperator", "all_success", []);
        var joins = new List<string> { "start" };
        for (var i = 0; i < _scenario.Levels.Count; i++)
        {
            joins.Add(Level(_scenario.Levels[i], $"level_{i + 1}_end", joins[^1]));
        }

        _settled.AddRange(joins);
        var last = joins[^1];
        var ends = new List<string> { last };
        if (_scenario.OnFailure.Count + _scenario.Finally.Count > 0)
        {
            Node("settled", "EmptyOperator", "all_done", [.. _settled.Distinct()]);
            Node("pipeline_failed", "EmptyOperator", "one_failed", [last]);
            var done = new List<string> { "settled" };
            foreach (var step in _scenario.OnFailure)
            {
                done = [Last(step, "all_success", ["settled", "pipeline_failed", .. done], last, ends)];
            }

            foreach (var step in _scenario.Finally)
            {
                done = [Last(step, "all_done", [.. done.Append("settled").Distinct()], last, ends)];
            }
        }

        Node("end", "EmptyOperator", "none_failed", [.. ends]);
        return new CompiledDag(
            Head(
                ) + _functions + $"\n\nwith DAG(dag_id=\"scenario\", schedule=None, catchup=False, default_args={{\"retries\": 0}}) as dag:\n{_body}",
            _tasks);
    }

    // A step of on_failure or finally, and the node that has ended well when the step has ended in any way.
    private string Last(ScenarioStep step, string rule, List<string> after, string levels, List<string> ends)
    {
        var task = Step(step, rule, after, [], indent: 4, levels);
        if (!step.Continue)
        {
            ends.Add(task);
        }

        Node(task + "_done", "EmptyOperator", "all_done", [task]);
        return task + "_done";
    }

    private string Level(ScenarioLevel level, string join, string previous)
    {
        var gates = new List<string>();
        if (level.When is { } condition)
        {
            gates.Add(Gate(condition, "none_failed", [previous], [], 4, null));
        }

        var tails = new List<string> { previous };
        foreach (var thread in level.Threads)
        {
            tails.AddRange(Thread(thread, previous, gates));
        }

        _settled.AddRange(tails);
        Node(join, "EmptyOperator", "none_failed", [.. tails.Distinct()]);
        return join;
    }

    private List<string> Thread(ScenarioThread thread, string previous, List<string> levelGates)
    {
        var gates = levelGates.ToList();
        if (thread.When is { } condition)
        {
            gates.Add(Gate(condition, "none_failed", [previous], levelGates, 4, null));
        }

        if (thread.Items is { } items)
        {
            return MappedThread(thread, items, previous, gates);
        }

        return Steps(thread.Steps, previous, gates, 4);
    }

    private List<string> Steps(IReadOnlyList<ScenarioStep> steps, string previous, List<string> gates, int indent)
    {
        var (after, hard) = (new List<string> { previous }, previous);
        foreach (var step in steps)
        {
            var task = Step(step, "none_failed", after, gates, indent, null);
            if (step.Continue)
            {
                Node(task + "_done", "EmptyOperator", "all_done", [task], indent);
                after = [task + "_done", hard];
            }
            else
            {
                (after, hard) = ([task], task);
            }
        }

        return after;
    }

    private string Step(ScenarioStep step, string rule, List<string> after, List<string> gates, int indent, string? levels)
    {
        var id = $"step_{++_count}";
        var isMapped = indent > 4;
        if (step.When is { } condition)
        {
            after = [Gate(condition, rule, after, gates, indent, levels)];
            rule = rule == "all_success" || isMapped ? "all_success" : "none_failed";
        }

        var arguments = FormattableString.Invariant($"execution_timeout=timedelta(seconds={step.Limit}), deferrable=False");
        if (step.Retry is { } retry)
        {
            arguments += FormattableString.Invariant($", retries={retry.Attempts - 1}, retry_delay=timedelta(seconds={retry.Delay})");
            arguments += retry.Multiplier > 1 ? ", retry_exponential_backoff=True, max_retry_delay=timedelta(hours=1)" : string.Empty;
        }

        Node(id, "DataprocCreateBatchOperator", rule, [.. after, .. gates], indent, arguments);
        _tasks[step.Id] = [(isMapped ? GroupOf(step) + "." : string.Empty) + id];
        return id;
    }

    private void Node(string id, string type, string rule, IReadOnlyCollection<string> upstream, int indent = 4, string arguments = "")
    {
        var more = arguments.Length > 0 ? ", " + arguments : string.Empty;
        Line(indent, $"{id} = {type}(task_id=\"{id}\", trigger_rule=\"{rule}\"{more})");
        Edges(id, upstream, indent);
    }

    private void Edges(string id, IReadOnlyCollection<string> upstream, int indent)
    {
        var known = upstream.Distinct().ToList();
        if (known.Count > 0)
        {
            Line(indent, known.Count == 1 ? $"{known[0]} >> {id}" : $"[{string.Join(", ", known)}] >> {id}");
        }
    }

    private void Line(int indent, string text) => _body.Append(' ', indent).Append(text).Append('\n');

    private string Head() => $"""
        "Written by a test."

        from datetime import timedelta

        from airflow.exceptions import AirflowSkipException
        from airflow.providers.google.cloud.operators.dataproc import DataprocCreateBatchOperator
        {(_generation == 2
            ? "from airflow import DAG\nfrom airflow.decorators import task, task_group\nfrom airflow.operators.empty import EmptyOperator\nfrom airflow.operators.python import ShortCircuitOperator"
            : "from airflow.providers.standard.operators.empty import EmptyOperator\nfrom airflow.providers.standard.operators.python import ShortCircuitOperator\nfrom airflow.sdk import DAG, task, task_group")}


        def status_of(ti, dag_run, tasks, map_index):
            {(_generation == 2
                ? "found = [t for t in dag_run.get_task_instances() if t.task_id in tasks and (map_index is None or t.map_index == map_index)]\n    states = [t.state for t in found]"
                : "states = list(ti.get_task_states(dag_id=ti.dag_id, map_index=map_index, task_ids=tasks, run_ids=[ti.run_id])[ti.run_id].values())")}
            if "failed" in states:
                return "failed"
            return "succeeded" if "success" in states else "skipped"

        """.ReplaceLineEndings("\n");

    private static string Literal(bool value) => value ? "True" : "False";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
