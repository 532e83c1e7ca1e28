using Aef.Core.Targets.Airflow;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Tests.Printing;
using Aef.Tests.Support;

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
              - steps:
                - { job_id: J1, job_name: a, executor: dataproc-serverless-job-executor }
                - { job_id: J2, job_name: b, executor: dataproc-serverless-job-executor }
              - steps: [{ job_id: J3, job_name: c, executor: dataproc-serverless-job-executor }]
            - [{ job_id: J4, job_name: d, executor: dataproc-serverless-job-executor }]
            """);

        dag.Edges.Order().ShouldBe(Edges(
            "a_job > a", "b_job > b", "c_job > c", "d_job > d", "a > b_job", "start > a_job", "start > c_job", "b > level_1_end",
            "c > level_1_end",
            "level_1_end > d_job", "d > level_2_end", "level_2_end > end"));
        dag.Tasks.Select(t => t.Split('.')[^1]).Where(t => dag.Rule(t) == "none_failed").Order()
            .ShouldBe(["a_job", "b_job", "c_job", "d_job", "end", "level_1_end", "level_2_end"]);
        dag.Rule("a").ShouldBe("all_success");
    }

    [PythonFact("json")]
    public void After_a_step_that_may_fail_the_thread_continues_unless_something_before_it_has_failed()
    {
        var dag = ReadDag.Compile("""
            name: p
            defaults: { executor: bq-saved-query-executor, with: { dataform_location: r, dataform_project_id: p, repository_name: n } }
            levels:
            - [{ job_id: J0, job_name: z }]
            - - { job_id: J1, job_name: a, continue_if_fail: true }
              - { job_id: J2, job_name: b, continue_if_fail: true }
            """);

        dag.Rule("a_done").ShouldBe("all_done");
        dag.Edges.ShouldBe(
            Edges(
                "start > z_query", "z_query > z", "z > level_1_end", "level_1_end > a_query", "a_query > a", "a > a_done",
                "a_done > b_query",
                "level_1_end > b_query", "b_query > b", "b > b_done", "b_done > level_2_end", "level_1_end > level_2_end",
                "level_2_end > end"),
            ignoreOrder: true);
    }

    [PythonFact("json")]
    public void Conditions_have_an_edge_to_each_step_that_they_skip_and_to_nothing_else()
    {
        var dag = ReadDag.Compile("""
            name: p
            defaults: { executor: bq-saved-query-executor, with: { dataform_location: r, dataform_project_id: p, repository_name: n } }
            inputs: { day: { type: string }, level: { type: boolean } }
            levels:
            - when: ${inputs.level}
              threads:
              - when: ${inputs.day == "monday"}
                steps:
                - { job_id: J1, job_name: a }
                - { job_id: J2, job_name: b, when: "${inputs.day != \"x\"}" }
            """);

        dag.Edges.ShouldBe(
            Edges(
                "start > validate_inputs", "validate_inputs > level_1_when", "level_1_when > thread_1_when", "level_1_when > a_query",
                "thread_1_when > a_query", "a_query > a", "a > b_when", "level_1_when > b_when", "thread_1_when > b_when",
                "b_when > b_query",
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
            defaults: { executor: bq-saved-query-executor, with: { dataform_location: r, dataform_project_id: p, repository_name: n } }
            inputs: { day: { type: string, default: x } }
            levels:
            - - { job_id: J1, job_name: a, when: "${inputs.day == \"x\"}" }
            on_failure:
            - { job_id: F1, job_name: f1 }
            - { job_id: F2, job_name: f2 }
            finally:
            - { job_id: L1, job_name: l1 }
            - { job_id: L2, job_name: l2, continue_if_fail: true }
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
            defaults: { executor: bq-saved-query-executor, with: { dataform_location: r, dataform_project_id: p, repository_name: n } }
            inputs: { day: { type: string, default: x } }
            levels:
            - - { job_id: J1, job_name: a, next: J5, when: "${inputs.day == \"x\"}" }
              - { job_id: J2, job_name: b }
            - [{ job_id: J3, job_name: c }]
            - - { job_id: J5, job_name: e }
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
            - - job_id: J1
                job_name: a
                executor: dataproc-serverless-job-executor
                async_timeout_loop_in_minutes: 12
                wait_time_seconds: 20
                retry: { max_attempts: 3, initial_delay_seconds: 5, max_delay_seconds: 60 }
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
            schedule: [{ cron: 0 5 * * * }, { name: weekly, cron: 0 6 * * 1 }]
            levels:
            - [{ job_id: J1, job_name: a, executor: dataform-tag-executor }]
            """;

        ReadDag.Sources(Definition).Count.ShouldBe(1);
        ReadDag.Compile(Definition).Arguments.GetProperty("schedule").GetString()
            .ShouldBe("call:[[\"0 5 * * *\", \"0 6 * * 1\"], {\"timezone\": \"UTC\"}]");
        ReadDag.Sources(Definition, AirflowGeneration.Airflow2).Select(f => f.Name).ShouldBe(["p__schedule_1", "p__weekly", "p"]);
    }

    [PythonFact("json")]
    public void Expressions_in_with_are_computed_by_a_task_and_keep_their_types()
    {
        var dag = ReadDag.Compile("""
            name: p
            inputs: { tags: { type: list }, region: { type: string } }
            variables: { repository: "repo-${inputs.region}", all: "${inputs.tags}", first: "${variables.all[0]}" }
            levels:
            - - job_id: J1
                job_name: a
                executor: dataform-tag-executor
                with:
                  dataform_project_id: "{{ p }}"
                  dataform_location: ${inputs.region}
                  repository_name: ${variables.repository}
                  branch: day-${run.start_date}
                  tags: ${variables.all}
            """);

        dag.Edges.ShouldBe(
            Edges(
                "start > validate_inputs", "validate_inputs > set_variables", "set_variables > a_job", "a_job > a_compile", "a_compile > a",
                "a > level_1_end", "level_1_end > end"),
            ignoreOrder: true);
        dag.Argument("a", "region").GetString().ShouldBe("output:Level_1.Level_1_Thread_1.a_job:region");
        dag.Argument("a", "project_id").GetString().ShouldBe("literal:\"{{ p }}\"");
        dag.Argument("a_job", "op_kwargs").GetProperty("first_day").GetString()!.ShouldStartWith("{{ params.start_date or ");
        dag.Argument("a_job", "op_kwargs").GetProperty("job").GetProperty("path").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [PythonFact("json")]
    public void Functions_of_a_dag_compute_what_the_definition_describes()
    {
        var source = ReadDag.Sources("""
            name: p
            inputs: { tags: { type: list }, region: { type: string }, big: { type: boolean } }
            variables: { repository: "repo-${inputs.region}-${inputs.big}", first: "${inputs.tags[0]}", both: "${len(inputs.tags) + 1}" }
            levels:
            - - job_id: J1
                job_name: a
                executor: dataform-tag-executor
                when: ${(inputs.region == "north" or inputs.big) and variables.both > 2}
            """)[^1].Source;

        ReadDag.Call(source, "compute_variables(params={'tags': ['x', 'y'], 'region': 'north', 'big': True})")
            .ShouldBe("""{"repository": "repo-north-true", "first": "x", "both": 3}""");
        ReadDag.Call(source, "is_a_when(params={'region': 'south', 'big': False}, ti=Ti({'both': 3}))").ShouldBe("false");
        ReadDag.Call(source, "is_a_when(params={'region': 'south', 'big': True}, ti=Ti({'both': 3}))").ShouldBe("true");
        ReadDag.Call(source, "is_a_when(params={'region': 'north', 'big': False}, ti=Ti({'both': 2}))").ShouldBe("false");
        ReadDag.Call(source, "is_a_when(params={'region': 'north', 'big': False}, ti=Ti({'both': None}))").ShouldStartWith("TypeError");
        ReadDag.Call(source, "compute_variables(params={'tags': [], 'region': 'n', 'big': True})").ShouldStartWith("IndexError");
    }

    [PythonFact("json")]
    public void The_first_task_reports_all_invalid_inputs_together()
    {
        var source = ReadDag.Sources("""
            name: p
            inputs:
              name: { type: string, pattern: "[a-z]+" }
              count: { type: integer }
              day: { type: date, required: false }
              region: { type: enum, values: [north, south], default: north }
            levels:
            - - { job_id: J1, job_name: a, executor: dataform-tag-executor, when: '${inputs.name != "x"}' }
            - - { job_id: J2, job_name: b, executor: dataform-tag-executor, when: '${inputs.count > 1}' }
            - - { job_id: J3, job_name: c, executor: dataform-tag-executor, when: '${inputs.day != "x"}' }
            - - { job_id: J4, job_name: d, executor: dataform-tag-executor, when: '${inputs.region != "x"}' }
            """)[^1].Source;

        ReadDag.Call(source, "check(INPUTS, {'name': 'A1', 'count': True, 'day': '2026-02-30', 'region': 'east'}, {'other': 1})")
            .ShouldBe(
                "ValueError: InvalidInput: other: unknown input; name: must match the pattern [a-z]+; count: must be of type integer; "
                + "day: must be a valid date; region: must be one of ['north', 'south']");
        ReadDag.Call(source, "check(INPUTS, {'name': 'ab', 'count': 1, 'day': None, 'region': 'north'}, {'start_date': '2026-01-01'})")
            .ShouldBe("null");
        ReadDag.Call(source, "check(INPUTS, {'name': 'ab', 'count': 2**63, 'region': 'north'}, {})")
            .ShouldBe("ValueError: InvalidInput: count: must be of type integer");
        ReadDag.Call(source, "check(INPUTS, {'name': 'ab', 'count': -(2**63), 'region': 'north'}, {})").ShouldBe("null");
        ReadDag.Call(source, "check(INPUTS, {'region': 'north'}, {})").ShouldBe("ValueError: InvalidInput: name: missing; count: missing");
    }

    [PythonFact("json")]
    public void A_job_file_that_a_run_reads_leads_to_the_arguments_that_an_embedded_one_has()
    {
        const string Definition = "name: p\nlevels:\n- [{ job_id: J1, job_name: a, executor: dataproc-serverless-job-executor }]\n";
        var text = File.ReadAllText(
            Repository.PathOf(
                "tests", "Baselines", "airflow", "demo", "jobs", "dataproc-serverless-job-executor",
                "sample_serverless_spark_mainframe_ingestion.json"));
        var job = (MappingNode)Definitions.Documents.Read(new SourceText(text)).Root!; // the file is JSON
        var embedded = ReadDag.Compile(Definition, jobs: (_, _) => job);

        var pushed = ReadDag.Call(ReadDag.Sources(Definition)[^1].Source, $"read({text})");

        using var json = System.Text.Json.JsonDocument.Parse(pushed);
        json.RootElement.GetProperty("region").GetString().ShouldBe(embedded.Argument("a", "region").GetString());
        json.RootElement.GetProperty("batch").GetRawText()
            .ShouldBe(embedded.Argument("a", "batch").GetRawText().Replace("\"literal:\\\"", "\"").Replace("\\\"\"", "\""));
    }

    private static string[] Edges(params string[] edges) => [.. edges.Order()];
}
