using Aef.Adapters.Yaml;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Targets;
using Aef.Core.Targets.Airflow;
using Aef.Core.Validation;
using Aef.Core.Pipelines.Reading;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Tests.Airflow.Comparison;
using Aef.Tests.Airflow.Python;
using Aef.Tests.Airflow.Ruff;

namespace Aef.Tests.Airflow.Sources;

/// <summary>Operators whose names the DAG, or another operator, has too.</summary>
public sealed class OperatorTests
{
    private static readonly string[] Names =
        ["RunOperator", "RunOperator", "DAG", "json", "Param", "TaskGroup", "literal", "PythonOperator", "EmptyOperator",
        "read_job", "timedelta", "str", "date"];

    private static readonly Lazy<string> Source = new(() => Compile(Names, (name, index) => $"my.module_{(char)('a' + index)}", 3));

    [Fact]
    public void Each_step_runs_the_operator_of_its_own_module()
    {
        var module = PythonParser.Parse(LibraryFunctions.Remove(Source.Value));
        var imports = module.Body.OfType<PyImportFrom>()
            .SelectMany(i => i.Names.Select(n => (Local: n.As ?? n.Name, From: $"{i.Module}.{n.Name}")))
            .ToList();

        imports.Select(i => i.Local).ShouldBeUnique();
        for (var index = 0; index < Names.Length; index++)
        {
            var at = Source.Value.IndexOf($"    job_{index} = ", StringComparison.Ordinal);
            var call = Source.Value[(at + $"    job_{index} = ".Length)..];
            var local = call[..call.IndexOf('(', StringComparison.Ordinal)];
            imports.ShouldContain((local, $"my.module_{(char)('a' + index)}.{Names[index]}"));
        }

        Source.Value.ShouldContain("from airflow.sdk import DAG");
        Source.Value.ShouldContain("from my.module_a import RunOperator\n");
        Source.Value.ShouldContain("from my.module_b import RunOperator as ModuleBRunOperator\n");
    }

    [PythonFact]
    public void The_file_compiles() => RuffCheck.Compile([Source.Value]).ShouldBeEmpty();

    /// <summary>Ruff wants an import with an alias on a line of its own, in the order of the names.</summary>
    [Fact]
    public void Aliases_are_in_the_order_of_ruff() =>
        Compile(["B", "DAG", "A", "json"], (_, _) => "my.one", 3).ShouldContain(
            "from my.one import DAG as OneDAG\nfrom my.one import A, B\nfrom my.one import json as Onejson\n");

    [Fact]
    public void An_operator_of_airflow_that_the_dag_imports_too_is_imported_once()
    {
        var source = Compile(["EmptyOperator"], (_, _) => "airflow.providers.standard.operators.empty", 3);

        source.ShouldContain("import EmptyOperator\n");
        source.ShouldNotContain(" as Empty");
    }

    private static string Compile(IReadOnlyList<string> operators, Func<string, int, string> module, int generation)
    {
        var entries = operators.Select((name, index) => new ExecutorDefinitionReader(new YamlDocumentReader())
            .Read(new SourceText(
                $"name: own-{index}\njob_file: optional\nairflow:\n- {{ operator: {name}, module: {module(name, index)}, args: {{ x: {index} }} }}\n"))
            .Executor.ShouldNotBeNull());
        var steps = operators.Select((_, index) => $"  - {{ job_id: J{index}, job_name: job_{index}, executor: own-{index} }}\n");
        var target = new AirflowTarget(
            new AirflowOptions { Generation = generation == 2 ? AirflowGeneration.Airflow2 : AirflowGeneration.Airflow3 });
        var text = new SourceText(
            "name: p\ninputs: { day: { type: date } }\nlevels:\n-\n" + string.Concat(steps)
            + "- [{ job_id: L, job_name: last, executor: dataform-tag-executor, when: '${inputs.day != \"x\"}' }]\n",
            "p.yaml");
        var bound = new PipelineChecker(ExecutorCatalog.BuiltIn.With(entries), ((ITarget)target).Rules)
            .Check(new DefinitionReader(new YamlDocumentReader()).Read(text));
        var output = target.Compile(bound.Pipeline.ShouldNotBeNull(string.Join('\n', bound.Diagnostics)));
        output.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        return output.Artifacts[^1].Source;
    }
}
