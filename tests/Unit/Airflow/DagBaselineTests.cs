using Aef.Adapters.Yaml;
using Aef.Core.Targets.Airflow;
using Aef.Core.Workspace;
using Aef.Documents.Text;
using Aef.Runs.Workspace;
using Aef.Tests.Support;

namespace Aef.Tests.Airflow;

/// <summary>The DAGs of AEF's demo, with job files that are embedded and with job files that a run reads.</summary>
public sealed class DagBaselineTests
{
    [Theory]
    [InlineData(AirflowGeneration.Airflow2, true)]
    [InlineData(AirflowGeneration.Airflow2, false)]
    [InlineData(AirflowGeneration.Airflow3, true)]
    [InlineData(AirflowGeneration.Airflow3, false)]
    public void The_demo_compiles_to_the_dag_in_the_repository(AirflowGeneration generation, bool isEmbedded)
    {
        var folder = Repository.PathOf("tests", "Baselines", "airflow", "demo");
        var options = new AirflowOptions { Generation = generation };
        var workspace = new AefWorkspace(new YamlDocumentReader(), options: new WorkspaceOptions { Target = new AirflowTarget(options) });
        var file = Path.Combine(folder, "demo_pipeline_composer.json");
        var loaded = isEmbedded
            ? workspace.LoadFile(file)
            : workspace.Load(new SourceText(File.ReadAllText(file), "demo_pipeline_composer.json"));

        var compiled = workspace.Compiler.LowerDag(loaded.Bound.ShouldNotBeNull(), options);

        var name = isEmbedded ? "embedded" : "read_in_run";
        Baseline.ShouldMatch(Path.Combine(folder, $"{name}_{(int)generation}.py"), compiled.Artifacts[^1].Source);
    }
}
