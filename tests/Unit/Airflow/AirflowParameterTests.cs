using System.Text.Json;
using Aef.Adapters.Yaml;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Targets;
using Aef.Core.Targets.Airflow;
using Aef.Core.Workspace;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Workspace;
using Aef.Tests.Printing;
using Aef.Tests.Support;

namespace Aef.Tests.Airflow;

/// <summary>Arguments have the same values whether their job file is embedded or a run reads it.</summary>
public sealed class AirflowParameterTests
{
    private const string Entry = """
        name: own
        parameters:
          region: { type: string, required: true }
          flag: { type: boolean }
          tags: { type: list }
          size: { type: integer }
          labels: { type: map }
        airflow:
        - task: compile
          operator: PrepOperator
          module: my_company.own
          args: { a: "${parameters.region}" }
          templated: [a]
        - operator: MainOperator
          module: my_company.own
          args:
            text: "f=${parameters.flag}"
            compile: { a: "${parameters.size}", b: "${attempt.id}" }
            parameters: { region: "${parameters.size}", mix: "${parameters.region}-${attempt.id}" }
          templated: [text, compile, parameters]
        """;

    [PythonFact("json")]
    public void Values_that_a_run_reads_are_those_of_an_embedded_file()
    {
        const string Job = """{ "region": "eu", "flag": true, "size": 7 }""";
        var embedded = ReadDag.Of(Compile(Entry, Job).Artifacts[^1].Source);
        var source = Compile(Entry, null).Artifacts[^1].Source;
        var read = ReadDag.Of(source);

        using var pushed = JsonDocument.Parse(ReadDag.Call(source, $"read({Job.Replace("true", "True", StringComparison.Ordinal)})"));
        JsonElement Pushed(JsonElement output) => pushed.RootElement.GetProperty(output.GetString()!.Split("a_job:")[1]);

        embedded.Argument("a", "text").GetString().ShouldBe("f=true");
        Pushed(read.Argument("a", "text")).GetString().ShouldBe("f=true");
        Pushed(read.Argument("a_compile", "a")).GetString().ShouldBe("eu");
        Pushed(read.Argument("a", "compile").GetProperty("a")).GetInt32().ShouldBe(7);
        Pushed(read.Argument("a", "parameters").GetProperty("region")).GetInt32().ShouldBe(7);
        var mix = read.Argument("a", "parameters").GetProperty("mix").GetString()!;
        var key = mix.Split("key='")[1].Split('\'')[0];
        pushed.RootElement.GetProperty(key).GetString().ShouldBe("eu");
    }

    /// <summary>A run cannot leave out an argument; passing None would be another value than the default of the operator.</summary>
    [PythonFact("json")]
    public void An_argument_that_a_run_cannot_omit_fails_the_task_that_reads_the_file()
    {
        var source = Compile(Entry, null).Artifacts[^1].Source;

        ReadDag.Call(source, "read({'region': 'eu', 'flag': True})")
            .ShouldBe("ValueError: No value for the argument compile.a#2, which a run cannot omit; embed the job file");
        var embedded = ReadDag.Of(Compile(Entry, """{ "region": "eu" }""").Artifacts[^1].Source);
        embedded.Task("a").GetProperty("args").TryGetProperty("text", out _).ShouldBeFalse();
        embedded.Argument("a", "compile").TryGetProperty("a", out _).ShouldBeFalse();
    }

    [PythonFact("json")]
    public void A_list_or_a_map_in_text_is_an_error()
    {
        var entry = Entry.Replace("${parameters.flag}", "${parameters.tags} ${parameters.labels}", StringComparison.Ordinal);

        Codes(Compile(entry, """{ "region": "eu", "size": 1, "tags": ["x"], "labels": { "k": "v" } }""")).ShouldBe(["AEF4236"]);
        Codes(Compile(entry, """{ "region": "eu", "size": 1, "tags": "[\"x\"]" }""")).ShouldBe(["AEF4236"]);
        ReadDag.Call(Compile(entry, null).Artifacts[^1].Source, "read({'region': 'eu', 'size': 1, 'tags': ['x'], 'labels': {'k': 'v'}})")
            .ShouldBe("TypeError: ExpressionError: text cannot contain list");
    }

    [Theory]
    [InlineData("""{ "flag": true }""", 1)]
    [InlineData("""{ "region": null }""", 1)]
    public void A_required_parameter_without_a_value_is_an_error_and_no_dag_that_airflow_cannot_import(string job, int errors)
    {
        var output = Compile(Entry, job);

        Codes(output).ShouldBe(Enumerable.Repeat("AEF3058", errors));
        output.Diagnostics[0].Message.ShouldContain("region");
    }

    [PythonFact("json")]
    public void Jinja_does_not_change_the_ends_of_lines()
    {
        foreach (var value in (string[])["eu\r\nx", "x\r", "\r"])
        {
            var job = new MappingNode([new MappingEntry("region", ScalarNode.String(value)),
                new MappingEntry("flag", ScalarNode.Boolean(true))]);
            var dag = ReadDag.Of(Compile(Entry, job).Artifacts[^1].Source);

            dag.Argument("a_compile", "a").GetString().ShouldBe("literal:" + JsonSerializer.Serialize(value));
            dag.Argument("a", "parameters").GetProperty("mix").GetString()!
                .ShouldStartWith("{{ \"" + value.Replace("\r", "\\r", StringComparison.Ordinal)
                    .Replace("\n", "\\n", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Job_files_that_runs_read_are_reported_once()
    {
        var steps = string.Concat(Enumerable.Range(0, 8).Select(i => $"  - {{ job_id: J{i}, job_name: job_{i}, executor: own }}\n"));

        var output = Compile(Entry, (MappingNode?)null, "name: p\nlevels:\n-\n" + steps);

        output.Diagnostics.Count(d => d.Code == "AEF4219").ShouldBe(1);
        output.Diagnostics[0].Message.ShouldContain("\"job_4\" and 3 other jobs");
    }

    [Fact]
    public void The_argument_that_is_not_rendered_is_reported_once_and_shown_in_its_entry()
    {
        var entry = Entry.Replace("templated: [text, compile, parameters]", "templated: [text]", StringComparison.Ordinal);

        var problems = Compile(entry.Replace("${attempt.id}", "x", StringComparison.Ordinal), (string?)null).Diagnostics
            .Where(d => d.Code == "AEF4222")
            .ToList();

        problems.Select(p => p.Message.Split('"')[1]).ShouldBe(["compile", "parameters"]);
        problems.ShouldAllBe(p => p.Related.Count == 1);
    }

    private static IEnumerable<string> Codes(CompilationOutput output) => output.Diagnostics.Select(d => d.Code).Distinct();

    private static CompilationOutput Compile(string entry, string? job) =>
        Compile(entry, job is null ? null :
            (MappingNode)Definitions.Documents.Read(new SourceText(job)).Root!); // the tests have valid JSON

    private static CompilationOutput Compile(
        string entry,
        MappingNode? job,
        string definition = "name: p\nlevels:\n- [{ job_id: J1, job_name: a, executor: own }]\n")
    {
        var read = new ExecutorDefinitionReader(new YamlDocumentReader()).Read(new SourceText(entry, "own.yaml"));
        var catalog = ExecutorCatalog.BuiltIn.With([read.Executor.ShouldNotBeNull(string.Join('\n', read.Diagnostics))]);
        var target = new AirflowTarget(new AirflowOptions { FindJob = (_, _) => job });
        var workspace = new AefWorkspace(new YamlDocumentReader(), catalog, new WorkspaceOptions { Target = target });
        var loaded = workspace.Load(new SourceText(definition, "example.yaml"));
        return target.Compile(loaded.Bound.ShouldNotBeNull(string.Join('\n', loaded.Diagnostics)));
    }
}
