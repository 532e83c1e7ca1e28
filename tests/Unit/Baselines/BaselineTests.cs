using System.Text;
using Aef.Adapters.Yaml;
using Aef.Core.Pipelines.Model;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Runs.Workspace;
using Aef.Tests.Support;

namespace Aef.Tests.Baselines;

/// <summary>
/// One folder a scenario under tests/Baselines: a definition and the files that may be next to it (parameters.json, simulate.yaml), and,
/// one file a phase, what comes of it: diagnostics, workflow and events.
/// </summary>
public sealed class BaselineTests
{
    private static readonly AefWorkspace Workspace = new(new YamlDocumentReader());

    public static TheoryData<string> Scenarios { get; } =
        new(
            Directory.EnumerateDirectories(Repository.PathOf("tests", "Baselines"))
                .Where(f => Definition(f) is not null)
                .Select(f => Path.GetFileName(f))
                .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Every_phase_produces_the_baseline_in_the_repository(string scenario)
    {
        var folder = Repository.PathOf("tests", "Baselines", scenario);
        var loaded = Load(folder);
        var diagnostics = new List<Diagnostic>(loaded.Diagnostics);
        if (loaded.Pipeline is not null && loaded.Bound is not null)
        {
            var parameters = Parameters(folder);
            var compiled = Workspace.Compile(loaded.Pipeline, parameters);
            diagnostics = [.. compiled.Diagnostics];
            var artifact = compiled.Artifact.ShouldNotBeNull();
            Baseline.ShouldMatch(Path.Combine(folder, "workflow.yaml"), artifact.Print(SourceFormat.Yaml));
            var script = File.Exists(Path.Combine(folder, "simulate.yaml"))
                ? Workspace.LoadScript(Path.Combine(folder, "simulate.yaml"), loaded.Bound).Script.ShouldNotBeNull()
                : SimulationScript.Empty;
            var run = LocalRunner.Run(new LocalRunRequest(artifact) { Parameters = parameters, Script = script });
            Baseline.ShouldMatch(
                Path.Combine(folder, "events.jsonl"),
                string.Concat(run.Events.Select(e => RunEventWriter.ToJsonLine(e) + "\n")));
        }

        Baseline.ShouldMatch(Path.Combine(folder, "diagnostics.txt"), Diagnostics(diagnostics));
    }

    private static string? Definition(string folder) =>
        new[] { "definition.json", "definition.yaml" }.Select(f => Path.Combine(folder, f)).FirstOrDefault(File.Exists);

    private static LoadResult Load(string folder)
    {
        var path = Definition(folder).ShouldNotBeNull();
        return Workspace.Load(new SourceText(File.ReadAllText(path), Path.GetFileName(path)));
    }

    private static PlatformParameters? Parameters(string folder)
    {
        var path = Path.Combine(folder, "parameters.json");
        return File.Exists(path) ? Workspace.LoadParameters(path).Parameters.ShouldNotBeNull() : null;
    }

    /// <summary>Each diagnostic, with its line of the source and a caret under the location.</summary>
    private static string Diagnostics(IEnumerable<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in diagnostics)
        {
            text.Append(diagnostic).Append('\n');
            if (diagnostic.Location is { HasPosition: true, Source: { } source } location)
            {
                text.Append("    ").Append(source.GetLine(location.Start.Line)).Append('\n')
                    .Append("    ").Append(' ', location.Start.Column - 1).Append("^\n");
            }
        }

        return text.ToString();
    }
}
