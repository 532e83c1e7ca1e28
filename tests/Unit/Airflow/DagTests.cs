using Aef.Core.Targets.Airflow;
using Aef.Tests.Printing;

namespace Aef.Tests.Airflow;

public sealed class DagTests
{
    [PythonFact("json")]
    public void Levels_are_joined_and_a_step_runs_when_no_step_before_it_has_failed()
    {
        var dag = ReadDag.Compile("""
            name: p
            levels:
            - threads:
              - steps: [{ job_id: J1, job_name: a, executor: dataproc-serverless-job-executor }, { job_id: J2, job_name: b, executor: dataproc-serverless-job-executor }]
              - steps: [{ job_id: J3, job_name: c, executor: dataproc-serverless-job-executor }]
            - [{ job_id: J4, job_name: d, executor: dataproc-serverless-job-executor }]
            """);

        dag.Edges.Order().ShouldBe(Edges(
            "a_job > a", "b_job > b", "c_job > c", "d_job > d", "a > b_job", "start > a_job", "start > c_job", "b > level_1_end", "c > level_1_end",
            "level_1_end > d_job", "d > level_2_end", "level_2_end > end"));
        dag.Tasks.Select(t => t.Split('.')[^1]).ToDictionary(t => t, dag.Rule).Where(r => r.Value == "none_failed").Select(r => r.Key).Order()
            .ShouldBe(["a_job", "b_job", "c_job", "d_job", "end", "level_1_end", "level_2_end"]);
        dag.Rule("a").ShouldBe("all_success");
    }

    [PythonFact("json")]
    public void After_a_step_that_may_fail_the_thread_continues_unless_something_before_it_has_failed()
    {
        var dag = ReadDag.Compile("""
            name: p
            levels:
            - [{ job_id: J0, job_name: z, executor: bq-saved-query-executor, with: &w { dataform_location: r, dataform_project_id: p, repository_name: n } }]
            - - { job_id: J1, job_name: a, executor: bq-saved-query-executor, with: { dataform_location: r, dataform_project_id: p, repository_name: n }, continue_if_fail: true }
              - { job_id: J2, job_name: b, executor: bq-saved-query-executor, with: { dataform_location: r, dataform_project_id: p, repository_name: n }, continue_if_fail: true }
            """.Replace("&w ", string.Empty));

        dag.Rule("a_done").ShouldBe("all_done");
        dag.Edges.ShouldBe(
            Edges(
                "start > z_query", "z_query > z", "z > level_1_end", "level_1_end > a_query", "a_query > a", "a > a_done", "a_done > b_query",
                "level_1_end > b_query", "b_query > b", "b > b_done", "b_done > level_2_end", "level_1_end > level_2_end", "level_2_end > end"),
            ignoreOrder: true);
    }

    [PythonFact("json")]
    public void Conditions_have_an_edge_to_each_step_that_they_skip_and_to_nothing_else()
    {
        var dag = ReadDag.Compile("""
            name: p
            inputs: { day: { type: string }, level: { type: boolean } }
            levels:
            - when: ${inputs.level}
              threads:
              - when: ${inputs.day == "monday"}
                steps:
                - { job_id: J1, job_name: a, executor: bq-saved-query-executor, with: { dataform_location: r, dataform_project_id: p, repository_name: n } }
                - { job_id: J2, job_name: b, executor: bq-saved-query-executor, with: { dataform_location: r, dataform_project_id: p, repository_name: n }, when: "${inputs.day != \"x\"}" }
            """);

        dag.Edges.ShouldBe(
            Edges(
                "start > validate_inputs", "validate_inputs > level_1_when", "level_1_when > thread_1_when", "level_1_when > a_query",
                "thread_1_when > a_query", "a_query > a", "a > b_when", "level_1_when > b_when", "thread_1_when > b_when", "b_when > b_query",
                "level_1_when > b_query", "thread_1_when > b_query", "b_query > b", "b > level_1_end", "level_1_end > end"),
            ignoreOrder: true);
        dag.Argument("b_when", "ignore_downstream_trigger_rules").GetBoolean().ShouldBeFalse();
        dag.Task("b_when").GetProperty("operator").GetString().ShouldBe("ShortCircuitOperator");
    }

    [PythonFact("json")]
    public void The_only_leaf_is_end_and_it_depends_on_every_step_after_the_levels()
    {
        var dag = ReadDag.Compile("""
            name: p
            inputs: { day: { type: string, default: x } }
            levels:
            - - { job_id: J1, job_name: a, executor: bq-saved-query-executor, when: "${inputs.day == \"x\"}", with: { dataform_location: r, dataform_project_id: p, repository_name: n } }
            on_failure:
            - { job_id: F1, job_name: f1, executor: bq-saved-query-executor, with: { dataform_location: r, dataform_project_id: p, repository_name: n } }
            - { job_id: F2, job_name: f2, executor: bq-saved-query-executor, with: { dataform_location: r, dataform_project_id: p, repository_name: n } }
            finally:
            - { job_id: L1, job_name: l1, executor: bq-saved-query-executor, with: { dataform_location: r, dataform_project_id: p, repository_name: n } }
            - { job_id: L2, job_name: l2, executor: bq-saved-query-executor, continue_if_fail: true, with: { dataform_location: r, dataform_project_id: p, repository_name: n } }
            """);

        var sources = dag.Edges.Select(e => e.Split(" > ")[0]).ToHashSet();
        dag.Tasks.Select(t => t.Split('.')[^1]).Where(t => !sources.Contains(t)).ShouldBe(["end"]);
        dag.Edges.Where(e => e.EndsWith("> end", StringComparison.Ordinal)).Order()
            .ShouldBe(["f1 > end", "f2 > end", "l1 > end", "l2_done > end", "level_1_end > end"]);
        (dag.Rule("settled"), dag.Rule("pipeline_failed"), dag.Rule("f1_query"), dag.Rule("f2_query"), dag.Rule("end"))
            .ShouldBe(("all_done", "one_failed", "all_success", "all_success", "none_failed"));
        dag.Edges.Where(e => e.EndsWith("> f2_query", StringComparison.Ordinal)).Order()
            .ShouldBe(["f1_done > f2_query", "pipeline_failed > f2_query", "validate_inputs > f2_query"]);
        dag.Edges.Where(e => e.EndsWith("> l1_query", StringComparison.Ordinal)).Order()
            .ShouldBe(["concluded_l1 > l1_query", "validate_inputs > l1_query"]);
    }

    [PythonFact("json")]
    public void A_forward_next_skips_the_steps_between()
    {
        var dag = ReadDag.Compile("""
            name: p
            inputs: { day: { type: string, default: x } }
            levels:
            - - { job_id: J1, job_name: a, executor: bq-saved-query-executor, next: J5, when: "${inputs.day == \"x\"}", with: { dataform_location: r, dataform_project_id: p, repository_name: n } }
              - { job_id: J2, job_name: b, executor: bq-saved-query-executor, with: { dataform_location: r, dataform_project_id: p, repository_name: n } }
            - [{ job_id: J3, job_name: c, executor: bq-saved-query-executor, with: { dataform_location: r, dataform_project_id: p, repository_name: n } }]
            - - { job_id: J5, job_name: e, executor: bq-saved-query-executor, with: { dataform_location: r, dataform_project_id: p, repository_name: n } }
            """);

        dag.Edges.Where(e => e.StartsWith("a_next", StringComparison.Ordinal)).Order().ShouldBe(["a_next > b_query", "a_next > c_query"]);
        dag.Rule("a_next").ShouldBe("all_success");
    }

    [PythonFact("json")]
    public void A_retry_policy_and_the_limits_become_arguments()
    {
        var dag = ReadDag.Compile("""
            name: p
            timeout_minutes: 90
            concurrency: { limit: 2 }
            levels:
            - - { job_id: J1, job_name: a, executor: dataproc-serverless-job-executor, async_timeout_loop_in_minutes: 12, wait_time_seconds: 20, retry: { max_attempts: 3, initial_delay_seconds: 5, max_delay_seconds: 60 } }
            """);

        dag.Argument("a", "retries").GetInt32().ShouldBe(2);
        dag.Argument("a", "retry_delay").GetDouble().ShouldBe(5);
        dag.Argument("a", "max_retry_delay").GetDouble().ShouldBe(60);
        dag.Argument("a", "retry_exponential_backoff").GetBoolean().ShouldBeTrue();
        dag.Argument("a", "execution_timeout").GetDouble().ShouldBe(720);
        dag.Argument("a", "polling_interval_seconds").GetInt32().ShouldBe(20);
        dag.Argument("a_job", "retries").GetInt32().ShouldBe(2);
        dag.Arguments.GetProperty("max_active_runs").GetInt32().ShouldBe(2);
        dag.Arguments.GetProperty("dagrun_timeout").GetDouble().ShouldBe(5400);
    }

    [PythonFact("json")]
    public void Schedules_that_a_dag_cannot_have_are_dags_that_start_it()
    {
        const string Definition = """
            name: p
            inputs: { region: { type: string } }
            schedule:
            - { name: north, cron: 0 5 * * *, time_zone: Europe/Berlin, inputs: { region: "{{ north }}" } }
            - { name: south, cron: 0 6 * * *, window: same_day, enable: paused, inputs: { region: south } }
            levels:
            - [{ job_id: J1, job_name: a, executor: dataform-tag-executor, when: "${inputs.region != \"x\"}" }]
            """;

        var files = ReadDag.Sources(Definition);
        var (north, south, main) = (ReadDag.Of(files[0].Source), ReadDag.Of(files[1].Source), ReadDag.Of(files[2].Source));

        files.Select(f => f.FileName).ShouldBe(["p__north.py", "p__south.py", "p.py"]);
        main.Arguments.GetProperty("schedule").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (north.Arguments.GetProperty("schedule").GetString(), north.Arguments.GetProperty("is_paused_upon_creation").GetBoolean())
            .ShouldBe(("0 5 * * *", false));
        south.Arguments.GetProperty("is_paused_upon_creation").GetBoolean().ShouldBeTrue();
        north.Argument("trigger", "trigger_dag_id").GetString().ShouldBe("p");
        north.Argument("trigger", "conf").GetProperty("region").GetString().ShouldBe("literal:\"{{ north }}\"");
        north.Argument("trigger", "conf").GetProperty("start_date").GetString()!.ShouldContain("days=1");
        south.Argument("trigger", "conf").GetProperty("start_date").GetString()!.ShouldNotContain("days=1");
    }

    [PythonFact("json")]
    public void Two_crons_are_one_timetable_on_airflow_3_and_two_dags_on_airflow_2()
    {
        const string Definition = """
            name: p
            schedule: [{ cron: 0 5 * * * }, { cron: 0 6 * * 1 }]
            levels:
            - [{ job_id: J1, job_name: a, executor: dataform-tag-executor }]
            """;

        ReadDag.Sources(Definition).Count.ShouldBe(1);
        ReadDag.Compile(Definition).Arguments.GetProperty("schedule").GetString().ShouldBe("call:[[\"0 5 * * *\", \"0 6 * * 1\"], {\"timezone\": \"UTC\"}]");
        ReadDag.Sources(Definition, AirflowGeneration.Airflow2).Select(f => f.Name).ShouldBe(["p__schedule_1", "p__schedule_2", "p"]);
    }

    private static string[] Edges(params string[] edges) => [.. edges.Order()];
}
