using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Semantics.Binding;
using Aef.Core.Workspace;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Journals;
using Aef.Runs.State;
using Aef.Workflows.Journal;

namespace Aef.Runs.Launching;

/// <summary>The source texts of a run for its journal: with full paths, so that the run can be resumed from any folder.</summary>
internal static class RunTexts
{
    /// <summary>The input and the files of the request. A pipeline that was built in memory is written as a definition.</summary>
    public static IEnumerable<JournalSource> Of(RunRequest request, BoundPipeline? pipeline, string? parametersPath)
    {
        if (pipeline is not null && BindingOf(pipeline) is { } binding)
        {
            yield return new JournalSource(RunSources.Binding, null, binding.ToString());
        }

        if (request is { Mode: RunMode.Run, Local.Environment: { } environment })
        {
            yield return new JournalSource(RunSources.Environment, null, environment);
        }

        if (request.Input?.Source is { } source)
        {
            yield return Of(request.Input.Kind == LoadedKind.Workflow ? RunSources.Workflow : RunSources.Definition, source);
        }
        else if (pipeline is not null)
        {
            yield return new JournalSource(RunSources.Definition, null, DefinitionWriter.Write(pipeline.Source, SourceFormat.Json));
        }

        foreach (var (role, path) in ((string, string?)[])[(RunSources.Parameters, parametersPath), (RunSources.Simulation, request.ScriptPath)])
        {
            if (path is not null && SourceTextReader.ReadFile(path).Source is { } text)
            {
                yield return Of(role, text);
            }
        }
    }

    /// <summary>
    /// The choice with which the definition, bound again, has the same bindings; null if it has them without one. A step that names its
    /// binding has it in any case.
    /// </summary>
    private static BindingChoice? BindingOf(BoundPipeline pipeline)
    {
        var free = pipeline.Steps
            .Where(s => s.Executor?.Workflows.Select(w => w.Kind).Distinct(StringComparer.Ordinal).Count() > 1).ToList();
        return free.TrueForAll(s => s.RunsHere || s.Binding == s.Executor!.Workflows[0]) ? null
            : free.TrueForAll(s => s.IsConnector) ? BindingChoice.Connector
            : free.TrueForAll(s => !s.IsConnector) ? BindingChoice.Function
            : null;
    }

    private static JournalSource Of(string role, SourceText text) =>
        new(role, text.Path is { } path ? Path.GetFullPath(path) : null, text.Text);
}
