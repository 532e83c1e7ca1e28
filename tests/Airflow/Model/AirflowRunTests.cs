using System.Numerics;

namespace Aef.Tests.Airflow.Model;

public sealed class AirflowRunTests
{
    private const string Head = """
        from datetime import timedelta
        from airflow.providers.google.cloud.operators.bigquery import BigQueryInsertJobOperator
        from airflow.providers.google.cloud.operators.dataproc import DataprocCreateBatchOperator as Job
        from airflow.providers.standard.operators.empty import EmptyOperator
        from airflow.providers.standard.operators.python import ShortCircuitOperator
        from airflow.sdk import DAG, Param, TaskGroup, chain, task, task_group


        def when():
            return False


        with DAG(dag_id="d", schedule=None, max_active_tasks=16, default_args={"retries": 0}, params={"p": Param(5, type="integer")}) as dag:

        """;

    // The body of a DAG, the tasks that fail, the state of the run, and the states of tasks (s f u k; - for none).
    public static TheoryData<string, string, string, string> Runs => new()
    {
        { "a = Job(task_id='a')\nb = Job(task_id='b')\na >> b", "", "success", "a s, b s" },
        { "a = Job(task_id='a')\nb = Job(task_id='b')\na >> b", "a", "failed", "a f, b u" },
        { "a = Job(task_id='a')\nb = Job(task_id='b', trigger_rule='all_done')\na >> b", "a", "success", "a f, b s" },
        {
            "a = Job(task_id='a')\nb = Job(task_id='b', trigger_rule='all_done')\nc = Job(task_id='c', trigger_rule='none_failed')\n" +
            "a >> [b, c]\nb >> c", "a", "failed", "a f, b s, c u" },
        {
            "g = ShortCircuitOperator(task_id='g', python_callable=when)\na = Job(task_id='a')\n" +
            "j = EmptyOperator(task_id='j', trigger_rule='none_failed')\nchain(g, a, j)", "", "success", "g s, a k, j k" },
        {
            "g = ShortCircuitOperator(task_id='g', python_callable=when, ignore_downstream_trigger_rules=False)\n" +
            "a = Job(task_id='a')\nj = EmptyOperator(task_id='j', trigger_rule='none_failed')\nchain(g, a, j)", "", "success",
            "g s, a k, j s" },
        {
            "g = ShortCircuitOperator(task_id='g', python_callable=when, ignore_downstream_trigger_rules=False)\n" +
            "a = Job(task_id='a')\nb = Job(task_id='b')\nchain(g, a, b)", "", "success", "g s, a k, b k" },
        { "a = Job(task_id='a')\nb = Job(task_id='b')\nh = Job(task_id='h', trigger_rule='one_failed')\n[a, b] >> h", "a", "success",
            "a f, b s, h s" },
        { "a = Job(task_id='a')\nb = Job(task_id='b')\nh = Job(task_id='h', trigger_rule='one_failed')\n[a, b] >> h", "", "success",
            "a s, b s, h k" },
        { "with TaskGroup('g') as g:\n    a = Job(task_id='a')\n    b = Job(task_id='b')\n    a >> b\nc = Job(task_id='c')\ng >> c", "",
            "success", "g.a s, g.b s, c s" },
        { "with TaskGroup(group_id='g', prefix_group_id=False) as g:\n    a = Job(task_id='a')\nc = Job(task_id='c')\nc >> g", "c",
            "failed", "c f, a u" },
        { "with TaskGroup('g') as g:\n    with TaskGroup('h') as h:\n        a = Job(task_id='a')\nc = Job(task_id='c')\nc >> h", "",
            "success", "g.h.a s, c s" },
        { "a = Job(task_id='a')\nb = Job(task_id='b', trigger_rule='all_success')\nc = Job(task_id='c')\n[a, c] << b", "b", "failed",
            "b f, a u, c u" },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void Runs_a_DAG(string body, string failing, string state, string states)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var result = Run(body, failing, seed: seed);
            result.State.ShouldBe(state);
            result.Instances.Select(i => $"{i.Task.Id} {Letter(i.State)}").Order().ShouldBe(states.Split(", ").Order(), $"seed {seed}");
            result.Problems.ShouldBeEmpty();
        }
    }

    [Fact]
    public void All_success_on_a_join_is_a_race_that_a_lazy_scheduler_shows()
    {
        const string Race =
            "g = ShortCircuitOperator(task_id='g', python_callable=when, ignore_downstream_trigger_rules=False)\na = Job(task_id='a')\n"
            + "b = Job(task_id='b')\nend = EmptyOperator(task_id='end', trigger_rule='all_success')\ng >> a\n[a, b] >> end";
        Run(Race, "b").State.ShouldBe("success", "the skip comes first, and the failure of b passes unseen");
        Enumerable.Range(1, 40).Select(seed => Run(Race, "b", seed: seed).State).Distinct().Order().ShouldBe(["failed", "success"]);
        Enumerable.Range(0, 40)
            .Select(seed => Run(Race.Replace("all_success", "none_failed"), "b", seed: seed).State)
            .Distinct()
            .ShouldBe(["failed"]);
    }

    [Fact]
    public void One_failed_starts_while_others_run()
    {
        var result = Run(
            "a = Job(task_id='a')\nb = Job(task_id='b')\nh = Job(task_id='h', trigger_rule='one_failed')\n[a, b] >> h",
            "a",
            i => i == "b" ? 100 : 10);
        result.Instances.Single(i => i.Task.Id == "h").Attempts[0].Began.ShouldBe(10);
    }

    [Fact]
    public void Retries_after_delays_and_keeps_the_time_limit_of_each_try()
    {
        const string Body =
            "a = Job(task_id='a', retries=2, retry_delay=timedelta(seconds=30), execution_timeout=timedelta(minutes=1, seconds=5))";
        Run(Body, "a", _ => 10).Instances[0].Attempts.ShouldBe([(0, 10, false), (40, 50, false), (80, 90, false)]);
        Run(Body, "a", _ => double.PositiveInfinity).Instances[0].Attempts.ShouldBe([(0, 65, false), (95, 160, false), (190, 255, false)]);
        Run(Body, "", _ => 65).State.ShouldBe("success");
        Run(Body, "", _ => 66).State.ShouldBe("failed");
        var doubled = Body.Replace("minutes=1", "hours=1")
            .Replace("retry_delay", "retry_exponential_backoff=True, max_retry_delay=timedelta(seconds=45), retry_delay");
        Run(doubled, "a", _ => 10).Instances[0].Attempts.ShouldBe([(0, 10, false), (40, 50, false), (95, 105, false)]);
        Run("a = Job(task_id='a')", "a").Instances[0].Tries.ShouldBe(1);
    }

    [Fact]
    public void A_deferred_task_is_bounded_where_Airflow_bounds_it()
    {
        const string Body = "a = Job(task_id='a', deferrable=True, execution_timeout=timedelta(minutes=1))";
        var hanging = Run(Body, "a", _ => double.PositiveInfinity);
        hanging.State.ShouldBe("running");
        hanging.Problems.ShouldBe(["a Running never ends"]);
        Run(Body, "a", _ => double.PositiveInfinity, generation: 2).State.ShouldBe("failed");
        Run(Body.Replace("Job", "BigQueryInsertJobOperator"), "a", _ => double.PositiveInfinity).State.ShouldBe("failed");
        Run(Body.Replace("deferrable=True", "timeout=30"), "a", _ => double.PositiveInfinity).Seconds.ShouldBe(30);
    }

    [Fact]
    public void Tasks_share_the_slots_of_the_DAG_by_priority_and_deferred_ones_hold_none()
    {
        var body = string.Join(
            '\n',
            Enumerable.Range(0, 20).Select(i => $"t{i} = Job(task_id='t{i}', weight_rule='absolute', priority_weight={i})"));
        var began = Run(body, "").Instances.ToDictionary(i => i.Task.Id, i => i.Attempts[0].Began);
        began.Values.Count(b => b == 0).ShouldBe(16);
        began.Where(b => b.Value > 0).Select(b => b.Key).ShouldBe(["t0", "t1", "t2", "t3"]);
        Run(body.Replace("task_id", "deferrable=True, task_id"), "").Instances.ShouldAllBe(i => i.Attempts[0].Began == 0);
    }

    [Fact]
    public void A_run_that_times_out_fails_and_skips_the_rest()
    {
        var result = Run(
            "a = Job(task_id='a')\nb = Job(task_id='b', trigger_rule='all_done')\na >> b",
            "",
            _ => 100,
            head: Head.Replace("schedule=None", "schedule=None, dagrun_timeout=timedelta(seconds=99)"));
        result.State.ShouldBe("failed");
        result.ToString().ShouldBe("failed: a Skipped, b Skipped");
    }

    [Fact]
    public void A_function_skips_fails_and_passes_values_on()
    {
        const string Body = """
            @task(retries=3)
            def first(x, y):
                return x

            @task
            def second(value, item):
                return value

            result = first([1], y="a")
            second(result, result["k"])
            """;
        var seen = new List<string>();
        var functions = new Dictionary<string, Func<IReadOnlyDictionary<string, object?>, TaskContext, FunctionResult>>
        {
            ["first"] = (arguments, context) =>
            {
                seen.Add($"{((List<object?>)arguments["x"]!)[0]} {arguments["y"]} {context.Params["p"]} {context.Try}");
                return new FunctionResult(context.Try == 1 ? FunctionEnd.Failed : FunctionEnd.Returned, "value")
                {
                    Pushed = new Dictionary<string, object?> { ["k"] = "pushed" },
                };
            },
            ["second"] = (arguments, context) =>
            {
                seen.Add($"{arguments["value"]} {arguments["item"]} {context.States["first"][-1]}");
                return new FunctionResult(FunctionEnd.Skipped);
            },
        };
        var result = Run(Body, "", functions: functions);
        result.ToString().ShouldBe("success: first Success, second Skipped");
        seen.ShouldBe(["1 a 5 1", "1 a 5 2", "value pushed Success"]);
        functions["first"] = (_, _) => new FunctionResult(FunctionEnd.FailedForGood);
        var failed = Run(Body, "", functions: functions);
        failed.ToString().ShouldBe("failed: first Failed, second UpstreamFailed");
        failed.Instances[0].Tries.ShouldBe(1);
    }

    // Items, tasks that fail (with their index), and the result.
    [Theory]
    [InlineData("['x', 'y']", "", "success: g.a[0] Success, g.a[1] Success, g.b[0] Success, g.b[1] Success, j Success")]
    [InlineData("['x', 'y']", "g.a[1]", "failed: g.a[0] Success, g.a[1] Failed, g.b[0] Success, g.b[1] UpstreamFailed, j UpstreamFailed")]
    [InlineData("[]", "", "success: g.a Skipped, g.b Skipped, j Success")]
    [InlineData(
        "items()",
        "",
        "success: items Success, g.a[0] Success, g.a[1] Success, g.a[2] Success, g.b[0] Success, "
            + "g.b[1] Success, g.b[2] Success, j Success")]
    [InlineData(
        "items()",
        "g.a[0] g.b[2]",
        "failed: items Success, g.a[0] Failed, g.a[1] Success, g.a[2] Success, g.b[0] UpstreamFailed, "
            + "g.b[1] Success, g.b[2] Failed, j UpstreamFailed")]
    [InlineData("none()", "", "success: none Success, g.a Skipped, g.b Skipped, j Success")]
    [InlineData("fails()", "", "failed: fails Failed, g.a UpstreamFailed, g.b UpstreamFailed, j UpstreamFailed")]
    public void Runs_a_mapped_group_once_for_each_item(string items, string failing, string expected)
    {
        var body = $"""
            {string.Join('\n', new[] { "items", "none", "fails", "skips" }.Select(f => $"@task\ndef {f}():\n    return []\n"))}
            @task_group(group_id="g")
            def each(item):
                a = Job(task_id="a", batch={"{\"x\": item}"}, trigger_rule="none_failed")
                b = Job(task_id="b", trigger_rule="none_failed")
                a >> b

            j = EmptyOperator(task_id="j", trigger_rule="none_failed")
            each.expand(item={items}) >> j
            """;
        var functions = new Dictionary<string, Func<IReadOnlyDictionary<string, object?>, TaskContext, FunctionResult>>
        {
            ["items"] = (_, _) => new FunctionResult(FunctionEnd.Returned, new List<object?> { "x", "y", "z" }),
            ["none"] = (_, _) => new FunctionResult(FunctionEnd.Returned, new List<object?>()),
            ["fails"] = (_, _) => new FunctionResult(FunctionEnd.Failed),
            ["skips"] = (_, _) => new FunctionResult(FunctionEnd.Skipped),
        };
        for (var seed = 0; seed < 10; seed++)
        {
            var result = Run(body, failing, seed: seed, functions: functions);
            $"{result.State}: {string.Join(", ", result.Instances.OrderBy(i => i.Task.Id == "j" ? 2 : i.Task.Group is null ? 0 : 1).ThenBy(i => i.Task.Id).ThenBy(i => i.MapIndex))}"
                .ShouldBe(expected, $"seed {seed}");
            result.Problems.ShouldBeEmpty();
        }
    }

    [Fact]
    public void What_releases_of_Airflow_do_differently_with_mapped_groups_is_a_problem()
    {
        const string Body = """
            @task
            def items():
                return []

            @task_group(group_id="g")
            def each(item):
                a = Job(task_id="a", trigger_rule="none_failed")
                b = Job(task_id="b", trigger_rule="all_done")
                a >> b

            each.expand(item=items())
            """;
        static Dictionary<string, Func<IReadOnlyDictionary<string, object?>, TaskContext, FunctionResult>> Items(FunctionEnd end) => new()
        {
            ["items"] = (_, _) => new FunctionResult(end, new List<object?> { "x" }),
        };
        Run(Body, "", functions: Items(FunctionEnd.Returned)).Problems.ShouldBeEmpty();
        Run(Body, "", functions: Items(FunctionEnd.Skipped)).Problems.Distinct().ShouldBe(
            [.. new[] { "g.a", "g.b" }.Select(t => $"{t} is mapped over the result of a skipped task; releases differ (#51320)")]);
        Run(Body.Replace("all_done", "none_failed_min_one_success"), "", functions: Items(FunctionEnd.Returned)).Problems
            .ShouldBe(["g.b has none_failed_min_one_success in a mapped group and may be skipped (#69377)"]);
        const string Gate =
            "g = ShortCircuitOperator(task_id='g', python_callable=when, ignore_downstream_trigger_rules=False)\n" +
            "@task_group\ndef each(item):\n    Job(task_id='a')\n\ng >> each.expand(item=";
        Run(Gate + "[1])", "").Problems.ShouldHaveSingleItem().ShouldContain("#55225");
    }

    [Fact]
    public void A_task_that_does_not_succeed_fails_the_group_that_is_mapped_over_it_whatever_the_rules_of_its_tasks()
    {
        const string Body = """
            @task
            def items():
                return []

            @task_group(group_id="g")
            def each(item):
                a = Job(task_id="a", trigger_rule="always")
                b = Job(task_id="b", trigger_rule="all_done")
                a >> b

            each.expand(item=items())
            """;
        var functions = new Dictionary<string, Func<IReadOnlyDictionary<string, object?>, TaskContext, FunctionResult>>
        {
            ["items"] = (_, _) => new FunctionResult(FunctionEnd.Failed),
        };
        Run(Body, "", functions: functions).ToString().ShouldBe("failed: items Failed, g.a UpstreamFailed, g.b UpstreamFailed");
    }

    [Fact]
    public void A_task_runs_for_as_many_items_at_once_as_it_allows()
    {
        const string Body = """
            @task_group(group_id="g")
            def each(item):
                Job(task_id="a", max_active_tis_per_dagrun=2)

            each.expand(item=[1, 2, 3, 4, 5])
            """;
        Run(Body, "").Instances.Select(i => i.Attempts[0].Began).ShouldBe([0, 0, 10, 10, 20]);
    }

    [Fact]
    public void A_short_circuit_in_a_mapped_group_is_a_problem()
    {
        const string Body = """
            @task_group
            def each(item):
                g = ShortCircuitOperator(task_id="g", python_callable=when, ignore_downstream_trigger_rules=False)
                g >> Job(task_id="a")

            each.expand(item=[1, 2])
            """;
        var result = Run(Body, "");
        result.Problems.ShouldContain("the short circuit each.g is in a mapped group and skips every index");
    }

    [Fact]
    public void A_short_circuit_after_its_step_is_a_problem()
    {
        const string Body =
                "a = Job(task_id='a', trigger_rule='always')\nb = Job(task_id='b')\n" +
                "g = ShortCircuitOperator(task_id='g', python_callable=when, ignore_downstream_trigger_rules=False)\nb >> g >> a";
        Run(Body, "").Problems.ShouldBe(["the short circuit g skips a, which has run"]);
    }

    private static AirflowResult Run(
        string body,
        string failing,
        Func<string, double>? seconds = null,
        int seed = 0,
        int generation = 3,
        string? head = null,
        Dictionary<string, Func<IReadOnlyDictionary<string, object?>, TaskContext, FunctionResult>>? functions = null)
    {
        var dag = DagReader.Read(
            (head ?? Head) + string.Join('\n', body.Split('\n').Select(l => l.Length == 0 ? l : "    " + l)),
            generation);
        functions ??= [];
        functions["when"] = (_, _) => new FunctionResult(FunctionEnd.Returned, BigInteger.Zero);
        var failingTasks = failing.Split(' ');
        return AirflowRun.Execute(dag, new AirflowRunOptions
        {
            Seed = seed,
            Values = new ScriptedValues(functions),
            Outcome = (i, _) => new AirflowOutcome(
                !failingTasks.Contains(i.Task.Id) && !failingTasks.Contains($"{i.Task.Id}[{i.MapIndex}]"),
                seconds?.Invoke(i.Task.Id) ?? 10),
        });
    }

    private static char Letter(TaskState state) => state switch
    {
        TaskState.Success => 's',
        TaskState.Failed => 'f',
        TaskState.UpstreamFailed => 'u',
        TaskState.Skipped => 'k',
        _ => '-',
    };
}
