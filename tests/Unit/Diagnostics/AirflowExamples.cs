using Aef.Adapters.Yaml;
using Aef.Core.Targets.Airflow;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Runs.Workspace;

namespace Aef.Tests.Diagnostics;

/// <summary>Definitions that are compiled to Airflow.</summary>
internal static class AirflowExamples
{
    public static IEnumerable<Diagnostic> Compile(string text, AirflowGeneration generation)
    {
        var options = new AirflowOptions { Generation = generation };
        var workspace = new AefWorkspace(new YamlDocumentReader(), options: new WorkspaceOptions { Target = new AirflowTarget(options) });
        var loaded = workspace.Load(new SourceText(text, "example.yaml"));
        return loaded.Bound is { } bound
            ? [.. loaded.Diagnostics, .. workspace.Compiler.LowerDag(bound, options).Diagnostics]
            : loaded.Diagnostics;
    }
}
