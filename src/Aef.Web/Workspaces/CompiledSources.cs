using Aef.Core.Targets;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Runs.Workspace;

namespace Aef.Web.Workspaces;

/// <summary>What a definition compiles to for a target, line by line, with the line of the definition that each comes from.</summary>
/// <param name="Files">The files; none with errors.</param>
/// <param name="Diagnostics">The problems.</param>
internal sealed record CompiledSources(IReadOnlyList<CompiledSource> Files, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The targets: their names in addresses, and for people.</summary>
    public static IReadOnlyList<(string Name, string Title)> Targets { get; } =
        [("workflows", "Cloud Workflows"), ("airflow", "Airflow"), ("local", "This computer")];

    /// <summary>Compiles a definition.</summary>
    public static CompiledSources Of(PipelineEntry entry, string target)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Loaded.Pipeline is not { } pipeline)
        {
            return new CompiledSources([], entry.Loaded.Diagnostics);
        }

        var options = target == "local" ? new WorkspaceOptions { Target = LocalTarget.Default } : null;
        var workspace = new AefWorkspace(new Adapters.Yaml.YamlDocumentReader(), options: options);
        var parameters = workspace.DefaultParametersPath(entry.Loaded.Path) is { } path ? workspace.LoadParameters(path).Parameters : null;
        var splitting = CloudWorkflowsOptions.Default with { Splitting = WorkflowSplitting.WhereNeeded };
        var result = target switch
        {
            "airflow" => workspace.Compiler.CompileDag(pipeline, parameters),
            "local" => workspace.Check(pipeline) is { Pipeline: { } bound } checkedPipeline
                ? workspace.Lower(bound, LocalTarget.Default, parameters)
                : new CompileResult(null, workspace.Check(pipeline).Diagnostics),
            _ => workspace.Compile(pipeline, parameters, SourceFormat.Yaml, splitting),
        };
        IEnumerable<IArtifact> artifacts = result.Artifact is { } main ? main.All() : result.Artifacts;
        return new CompiledSources([.. artifacts.Select(a => Map(a, result.Output?.SourceMap ?? SourceMap.Empty))], result.Diagnostics);
    }

    private static CompiledSource Map(IArtifact artifact, SourceMap map)
    {
        var text = artifact is WorkflowArtifact workflow ? workflow.Print(SourceFormat.Yaml) : artifact.Source;
        var lines = text.TrimEnd('\n').Split('\n');
        var origins = new int[lines.Length];
        var lineOf = map.Steps.Where(s => s.Artifact == artifact.Name)
            .GroupBy(s => s.Entry.Step, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Entry.Location.Start.Line, StringComparer.Ordinal);
        var (current, depth) = (0, 0);
        for (var i = 0; i < lines.Length; i++)
        {
            var indent = lines[i].Length - lines[i].TrimStart().Length;
            if (StepOf(lines[i]) is { } step && lineOf.TryGetValue(step, out var line))
            {
                (current, depth) = (line, indent);
            }
            else if (current > 0 && indent <= depth && lines[i].Trim().Length > 0 && !lines[i].TrimStart().StartsWith(')'))
            {
                current = 0;
            }

            origins[i] = current;
        }

        return new CompiledSource(artifact.FileName, lines, origins);
    }

    /// <summary>The name of the step or task that begins in a line: <c>- NAME:</c> in YAML, <c>task_id="NAME"</c> in Python.</summary>
    private static string? StepOf(string line)
    {
        var text = line.TrimStart();
        if (text.StartsWith("- ", StringComparison.Ordinal) && text.IndexOf(':', StringComparison.Ordinal) is > 2 and var end)
        {
            return text[2..end].Trim('"', '\'');
        }

        const string Task = "task_id=";
        return text.IndexOf(Task, StringComparison.Ordinal) is >= 0 and var at && at + Task.Length + 1 < text.Length
            && text.IndexOf(text[at + Task.Length], at + Task.Length + 1) is > 0 and var close
                ? text[(at + Task.Length + 1)..close]
                : null;
    }
}
