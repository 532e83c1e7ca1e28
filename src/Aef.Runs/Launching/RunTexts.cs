using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Workspace;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Journals;
using Aef.Workflows.Journal;

namespace Aef.Runs.Launching;

/// <summary>The source texts of a run for its journal: with full paths, so that the run can be resumed from any folder.</summary>
internal static class RunTexts
{
    /// <summary>The input and the files of the request. A pipeline that was built in memory is written as a definition.</summary>
    public static IEnumerable<JournalSource> Of(RunRequest request, Pipeline? pipeline, string? parametersPath)
    {
        if (request.Input?.Source is { } source)
        {
            yield return Of(request.Input.Kind == LoadedKind.Workflow ? RunSources.Workflow : RunSources.Definition, source);
        }
        else if (pipeline is not null)
        {
            yield return new JournalSource(RunSources.Definition, null, DefinitionWriter.Write(pipeline, SourceFormat.Json));
        }

        foreach (var (role, path) in ((string, string?)[])[(RunSources.Parameters, parametersPath), (RunSources.Simulation, request.ScriptPath)])
        {
            if (path is not null && SourceTextReader.ReadFile(path).Source is { } text)
            {
                yield return Of(role, text);
            }
        }
    }

    private static JournalSource Of(string role, SourceText text) =>
        new(role, text.Path is { } path ? Path.GetFullPath(path) : null, text.Text);
}
