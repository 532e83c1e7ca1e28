using Aef.Adapters.Yaml;
using Aef.Core.Targets.Airflow;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Runs.Workspace;

namespace Aef.Tests.Diagnostics;

/// <summary>Definitions that are compiled to Airflow; in examples of several files, a line <c>=== path</c> begins each.</summary>
internal static class AirflowExamples
{
    public static IEnumerable<Diagnostic> Compile(string text, AirflowGeneration generation)
    {
        var options = new AirflowOptions { Generation = generation };
        var workspace = new AefWorkspace(new YamlDocumentReader(), options: new WorkspaceOptions { Target = new AirflowTarget(options) });
        return text.StartsWith("=== ", StringComparison.Ordinal)
            ? ProjectExamples.Use(text, files => Compile(workspace, workspace.LoadFile(files[0]), options))
            : Compile(workspace, workspace.Load(new SourceText(text, "example.yaml")), options);
    }

    private static IReadOnlyList<Diagnostic> Compile(AefWorkspace workspace, LoadResult loaded, AirflowOptions options) =>
        loaded.Bound is { } bound
            ? [.. loaded.Diagnostics, .. workspace.Compiler.LowerDag(bound, options).Diagnostics]
            : loaded.Diagnostics;
}
