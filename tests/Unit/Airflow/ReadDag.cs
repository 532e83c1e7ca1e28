using System.Text.Json;
using Aef.Adapters.Yaml;
using Aef.Core.Targets.Airflow;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Workspace;
using Aef.Tests.Printing;
using Aef.Tests.Support;

namespace Aef.Tests.Airflow;

/// <summary>A DAG as Python reads it: the file was executed, with stand-ins for the classes of Airflow.</summary>
internal sealed class ReadDag
{
    private readonly JsonElement _root;

    private ReadDag(JsonElement root) => _root = root;

    public JsonElement Arguments => _root.GetProperty("dag");

    public IEnumerable<string> Tasks => _root.GetProperty("tasks").EnumerateObject().Select(t => t.Name);

    public IReadOnlyList<string> Edges =>
        [.. _root.GetProperty("edges").EnumerateArray().Select(e => $"{Short(e[0])} > {Short(e[1])}").Distinct()];

    public IEnumerable<string?> Statements => _root.GetProperty("statements").EnumerateArray().Select(s => s.GetString());

    public IEnumerable<string?> Calls => _root.GetProperty("calls").EnumerateArray().Select(s => s.GetString());

    public string Rule(string task) => Task(task).GetProperty("rule").GetString()!; // every task has one

    public JsonElement Task(string task) =>
        _root.GetProperty("tasks").EnumerateObject()
            .Single(t => t.Name == task || t.Name.EndsWith("." + task, StringComparison.Ordinal))
            .Value;

    public JsonElement Argument(string task, string name) => Task(task).GetProperty("args").GetProperty(name);

    /// <summary>Executes the file of a DAG.</summary>
    public static ReadDag Of(string source)
    {
        var python = PythonFactAttribute.Find("json").ShouldNotBeNull();
        var script = File.ReadAllText(Repository.PathOf("tests", "Unit", "Airflow", "read_dag.py"));
        PythonFactAttribute.TryRun(python, script, source, out var output).ShouldBeTrue(output + "\n" + source);
        return new ReadDag(JsonDocument.Parse(output).RootElement.Clone());
    }

    /// <summary>The value of an expression in the module of a DAG, as JSON, or the error.</summary>
    public static string Call(string source, string expression)
    {
        var python = PythonFactAttribute.Find("json").ShouldNotBeNull();
        var script = File.ReadAllText(Repository.PathOf("tests", "Unit", "Airflow", "read_dag.py"));
        var call = "import sys; CALL = " + Aef.Core.Targets.Airflow.Python.PyText.Quote(expression) + "\n";
        PythonFactAttribute.TryRun(python, call + script, source, out var output).ShouldBeTrue(output + "\n" + source);
        return output.TrimEnd('\n');
    }

    /// <summary>Compiles a definition without errors.</summary>
    public static ReadDag Compile(
        string definition,
        AirflowGeneration generation = AirflowGeneration.Airflow3,
        Func<string, string, MappingNode?>? jobs = null) =>
        Of(Sources(definition, generation, jobs)[^1].Source);

    /// <summary>The files of a definition without errors.</summary>
    public static IReadOnlyList<AirflowArtifact> Sources(
        string definition,
        AirflowGeneration generation = AirflowGeneration.Airflow3,
        Func<string, string, MappingNode?>? jobs = null)
    {
        var options = new AirflowOptions { Generation = generation };
        var target = new AirflowTarget(jobs is null ? options : options with { FindJob = jobs });
        var workspace = new AefWorkspace(new YamlDocumentReader(), options: new WorkspaceOptions { Target = target });
        var loaded = workspace.Load(new SourceText(definition, "example.yaml"));
        var bound = loaded.Bound.ShouldNotBeNull(string.Join('\n', loaded.Diagnostics));
        var output = target.Compile(bound);
        output.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        return [.. output.Artifacts.Cast<AirflowArtifact>()];
    }

    private static string Short(JsonElement id) => id.GetString()!.Split('.')[^1]; // edges are strings
}
