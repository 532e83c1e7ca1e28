using Aef.Adapters.Yaml;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Targets;
using Aef.Core.Targets.Airflow;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Runs.Workspace;
using Aef.Tests.Printing;

namespace Aef.Tests.Airflow;

/// <summary>What expressions can read on Airflow: statuses, outputs and the outcome of the run.</summary>
public sealed class AirflowDataTests
{
    private const string Entry = """
        name: my-executor
        parameters: { region: { type: string }, note: { type: string } }
        airflow:
        - operator: MyOperator
          module: my_company.operators
          args: { region: "${parameters.region}", text: "a-${parameters.note}" }
          templated: [region, text]
          output: { rows: "${answer.rows + 1}", parts: ["${answer.name}", "x-${answer.rows}"] }
        """;

    private const string Reader = """
        name: p
        levels:
        - - { job_id: J1, job_name: a, executor: my-executor }
          - { job_id: J2, job_name: b, executor: my-executor, when: "${steps.J1.output.rows > 1}" }
        - - { job_id: J3, job_name: c, executor: my-executor, when: "${steps.J2.status == \"skipped\"}" }
        finally:
        - { job_id: J4, job_name: d, executor: my-executor, when: "${\"J1\" in run.failed and run.state == \"failed\"}" }
        """;

    [PythonFact("json")]
    public void An_output_that_is_read_is_computed_by_a_task_after_the_job()
    {
        var source = Source(Compile(Reader));
        var dag = ReadDag.Of(source);

        dag.Edges.ShouldContain("a > a_output");
        dag.Edges.ShouldContain("a_output > b_when");
        dag.Tasks.ShouldNotContain(t => t.EndsWith("b_output", StringComparison.Ordinal));
        dag.Argument("a_output", "op_kwargs").GetRawText().ShouldBe("""{"answer": "output:Level_1.Level_1_Thread_1.a:None"}""");
        ReadDag.Call(source, "output_of_a({'rows': 1, 'name': 'n'})").ShouldBe("""{"rows": 2, "parts": ["n", "x-1"]}""");
        ReadDag.Call(source, "output_of_a({'rows': 1, 'name': 'n' * 65536})").ShouldStartWith("ValueError: OutputTooLarge");
        ReadDag.Call(source, "output_of_a(None)").ShouldStartWith("TypeError");
        ReadDag.Call(source, "keep_output('x' * 65534) and 1").ShouldBe("1");
        ReadDag.Call(source, "keep_output('x' * 65535)").ShouldStartWith("ValueError");
    }

    [PythonFact("json")]
    public void A_status_and_the_outcome_of_a_run_come_from_the_states_of_tasks()
    {
        const string States = "Ti2(lambda t: states.get(t.split('.')[-1], 'success'))";
        foreach (var (states, status, failed, state) in new[]
        {
            ("{'b_when': 'success', 'b': 'skipped', 'a': 'success', 'level_2_end': 'success'}", "true", "[]", "succeeded"),
            ("{'b_when': 'upstream_failed', 'b': 'upstream_failed', 'a': 'failed', 'level_2_end': 'upstream_failed'}", "true", "[\"J1\"]",
                "failed"),
            ("{'b_when': 'failed', 'b': 'upstream_failed', 'a': 'success', 'level_2_end': 'upstream_failed'}", "false", "[\"J2\"]",
                "failed"),
            ("{'b_when': 'success', 'b': 'success', 'a': 'success', 'level_2_end': 'success'}", "false", "[]", "succeeded"),
        })
        {
            var run = $"(lambda states: {States})({states})";
            var source = Source(Compile(Reader)) + "\n\n" + Ti2;
            ReadDag.Call(source, $"is_c_when({run})").ShouldBe(status, states);
            ReadDag.Call(source, $"failed_steps({run}, FAILING_STEPS)").ShouldBe(failed, states);
            ReadDag.Call(source, $"state_of_run({run}, 'Level_2.level_2_end')").ShouldBe($"\"{state}\"", states);
        }
    }

    [Fact]
    public void What_airflow_does_not_have_is_an_error_at_its_own_location()
    {
        var found = Compile("""
            name: p
            levels:
            - - { job_id: J1, job_name: a, executor: cloud-run-job, with: { job: j, region: r, project_id: p } }
              - { job_id: J2, job_name: b, executor: my-executor, with: { region: "${steps.J1.output.x}", note: "${secrets.KEY}" } }
            """);
        found.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Code).Order().ShouldBe(["AEF4224", "AEF4225"]);

        var expressions = Compile("""
            name: p
            levels:
            - - { job_id: J1, job_name: a, executor: my-executor }
              - { job_id: J3, job_name: c, executor: my-executor, when: "${1 == 1 and text.match_regex(steps.J1.status, \"s\")}" }
              - { job_id: J5, job_name: e, executor: my-executor, with: { note: "${hash.compute_checksum(text.encode(\"s\"), \"MD5\")}" } }
            finally:
            - { job_id: J4, job_name: d, executor: my-executor, when: "${run.error == null}" }
            """).Diagnostics.Where(d => d.Code == "AEF4216").ToList();
        expressions.Select(d => d.Message).ShouldBe(
            [
                "The expression uses the function text.match_regex, which this version of Aef does not compile to Airflow.",
                "The expression uses the bytes that hash.compute_checksum returns as a value, "
                    + "which this version of Aef does not compile to Airflow.",
                "The expression uses run.error, which this version of Aef does not compile to Airflow.",
            ]);
        expressions[0].Location.Start.Column.ShouldBe(75);
    }

    [PythonFact("json")]
    public void Text_of_a_parameter_that_a_run_knows_is_that_of_cloud_workflows()
    {
        var source = Source(Compile("""
            name: p
            levels:
            - - { job_id: J1, job_name: a, executor: my-executor, with: { region: "r", note: "${json.decode(steps.J0.status)}" } }
            """.Replace("steps.J0.status", "\\\"true\\\"", StringComparison.Ordinal)));

        foreach (var (value, text) in new[] { ("True", "\"a-true\""), ("2.0", "\"a-2\""), ("0.5", "\"a-0.5\""), ("7", "\"a-7\""), ("'s'",
            "\"a-s\"") })
        {
            ReadDag.Call(source, $"fill('a-${{parameters.note}}', {{'note': {value}}})").ShouldBe(text);
        }

        ReadDag.Call(source, "fill('a-${parameters.note}', {'note': [1]})").ShouldStartWith("TypeError");
        ReadDag.Call(source, "fill('a-${parameters.note}', {'note': {'k': 1}})").ShouldStartWith("TypeError");
        ReadDag.Call(source, "fill('${parameters.note}', {'note': [1]})").ShouldBe("[1]");
    }

    private const string Ti2 = """
        class Ti2:
            dag_id, run_id, map_index = "p", "run", -1

            def __init__(self, state):
                self.state = state

            def get_task_states(self, dag_id, task_ids, run_ids):
                return {"run": {t: self.state(t) for t in task_ids}}
        """;

    private static (CompilationOutput? Output, IReadOnlyList<Diagnostic> Diagnostics) Compile(string definition)
    {
        var entry = new ExecutorDefinitionReader(new YamlDocumentReader()).Read(new SourceText(Entry));
        var catalog = ExecutorCatalog.BuiltIn.With([entry.Executor.ShouldNotBeNull(string.Join('\n', entry.Diagnostics))]);
        var target = new AirflowTarget(new AirflowOptions());
        var workspace = new AefWorkspace(new YamlDocumentReader(), catalog, new WorkspaceOptions { Target = target });
        var loaded = workspace.Load(new SourceText(definition, "example.yaml"));
        var output = loaded.Bound is { } bound ? target.Compile(bound) : null;
        return (output, [.. loaded.Diagnostics, .. output?.Diagnostics ?? []]);
    }

    private static string Source((CompilationOutput? Output, IReadOnlyList<Diagnostic> Diagnostics) compiled)
    {
        compiled.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        return compiled.Output.ShouldNotBeNull().Artifacts[^1].Source;
    }
}
