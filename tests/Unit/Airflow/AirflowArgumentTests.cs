using Aef.Adapters.Yaml;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Targets.Airflow;
using Aef.Core.Workspace;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Workspace;
using Aef.Tests.Printing;
using Aef.Tests.Support;

namespace Aef.Tests.Airflow;

public sealed class AirflowArgumentTests
{
    private const string Entry = """
        name: my-executor
        parameters: { region: { type: string, required: true }, size: { type: integer }, note: { type: string } }
        airflow:
        - operator: MyOperator
          module: { 2: my_company.two, 3: my_company.three }
          args:
            region: "${parameters.region}"
            body: { size: "${parameters.size}", extra: { note: "x-${parameters.note}" }, fixed: "$${x}" }
          templated: [body]
        """;

    private const string Definition = "name: p\nlevels:\n- [{ job_id: J1, job_name: a, executor: my-executor }]\n";

    [Fact]
    public void A_value_that_only_a_run_knows_needs_an_argument_that_is_rendered() =>
        Compile((string?)null).Diagnostics.Select(d => d.Code).ShouldBe(["AEF4219", "AEF4222"]);

    [PythonFact("json")]
    public void Known_parameters_have_their_types_and_absent_ones_are_omitted_with_what_contains_only_them()
    {
        var output = Compile("""{ "region": "{{ x }}", "size": "7" }""");
        var source = output.Artifacts[^1].Source;
        var dag = ReadDag.Of(source);

        output.Diagnostics.ShouldBeEmpty();
        source.ShouldContain("from my_company.three import MyOperator\n");
        dag.Argument("a", "region").GetString().ShouldBe("{{ x }}");
        dag.Argument("a", "body").GetRawText().ShouldBe("""{"size": 7, "fixed": "${x}"}""");
    }

    [PythonFact("json")]
    public void Values_of_users_are_never_rendered_and_never_code()
    {
        string[] hostile =
        [
            "{{ 1 }}", "{% raw %}", "{# x #}", "a.json", "a.SQL", "end\n", "\"\"\"", "'", "\\", "${parameters.region}", "\u2028\u202e🚀",
                "{",
            "\0",
        ];
        foreach (var value in hostile)
        {
            var job = new MappingNode(
                [new MappingEntry("region", ScalarNode.String("r")), new MappingEntry("note", ScalarNode.String(value))]);
            var dag = ReadDag.Of(Compile(_ => job).Artifacts[^1].Source);

            var note = dag.Argument("a", "body").GetProperty("extra").GetProperty("note").GetString();
            var expected = "x-" + value;
            note.ShouldBe(
                JinjaText.IsTemplate(expected, []) ? "literal:" + Json(expected) : expected,
                $"the value {Json(value)}");
            dag.Statements.ShouldBe(["Assign", "Expr", "ImportFrom", "Import", "With"], ignoreOrder: true);
            dag.Calls.ShouldBeSubsetOf(["DAG", "EmptyOperator", "MyOperator", "TaskGroup", "literal", "pendulum.datetime", "timedelta"]);
        }
    }

    [PythonFact("json")]
    public void Hostile_names_become_names_of_python_and_stay_data_in_the_documentation()
    {
        var definition = File.ReadAllText(Repository.PathOf("tests", "Baselines", "hostile-names", "definition.json"))
            .Replace("\"STEP_PROPERTIES\": \"{\\\"a\\\": \\\"${b}\\\"}\"", "\"WAIT_TIME_SECONDS\": \"5\"", StringComparison.Ordinal);
        foreach (var generation in new[] { AirflowGeneration.Airflow2, AirflowGeneration.Airflow3 })
        {
            var dag = ReadDag.Compile(definition, generation);

            dag.Calls.ShouldBeSubsetOf(
                [
                    "DAG", "EmptyOperator", "PythonOperator", "Param", "TaskGroup", "literal", "pendulum.datetime", "timedelta",
                    "DataformCreateCompilationResultOperator", "DataformCreateWorkflowInvocationOperator",
                ]);
            dag.Tasks.ShouldAllBe(t => t.Length <= 250 && t.All(c => char.IsAsciiLetterOrDigit(c) || c == '_' || c == '.'));
        }
    }

    private static string Json(string text) => PythonFactAttribute.TryRun(
        PythonFactAttribute.Find("json")!, // the tests are skipped without it
        "import json, sys; sys.stdout.write(json.dumps(eval(sys.stdin.read())))",
        Aef.Core.Targets.Airflow.Python.PyText.Quote(text),
        out var output) ? output : throw new InvalidOperationException(output);

    private static Aef.Core.Targets.CompilationOutput Compile(string? job) =>
        Compile(_ => job is null ? null : (MappingNode)Definitions.Documents.Read(new SourceText(job)).Root!); // the tests have valid JSON

    private static Aef.Core.Targets.CompilationOutput Compile(Func<string, MappingNode?> job)
    {
        var entry = new ExecutorDefinitionReader(new YamlDocumentReader()).Read(new SourceText(Entry));
        var catalog = ExecutorCatalog.BuiltIn.With([entry.Executor.ShouldNotBeNull(string.Join('\n', entry.Diagnostics))]);
        var target = new AirflowTarget(new AirflowOptions { FindJob = (_, name) => job(name) });
        var workspace = new AefWorkspace(new YamlDocumentReader(), catalog, new WorkspaceOptions { Target = target });
        var loaded = workspace.Load(new SourceText(Definition, "example.yaml"));
        return target.Compile(loaded.Bound.ShouldNotBeNull(string.Join('\n', loaded.Diagnostics)));
    }
}
