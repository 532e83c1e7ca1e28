using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Workspace;
using Aef.Documents.Reading;
using Aef.Documents.Tree;
using Aef.Runs.Journals;
using Aef.Workflows.Journal;

namespace Aef.PowerShell.Running;

/// <summary>The texts that a run is made from, for its journal.</summary>
internal static class RunTexts
{
    /// <summary>Those of a pipeline's run. The pipeline itself may come from anywhere, so it is written down as it is.</summary>
    public static IEnumerable<JournalSource> Of(Pipeline pipeline, string? parameters, string? script)
    {
        yield return new JournalSource(RunSources.Definition, null, DefinitionWriter.Write(pipeline, SourceFormat.Json));
        foreach (var (role, path) in ((string, string?)[])[(RunSources.Parameters, parameters), (RunSources.Simulation, script)])
        {
            if (path is not null && SourceTextReader.ReadFile(path).Source is { } text)
            {
                yield return new JournalSource(role, path, text.Text);
            }
        }
    }

    /// <summary>The text of Cloud Workflows source.</summary>
    public static IEnumerable<JournalSource> Of(LoadResult loaded) =>
        loaded.Source is { } source ? [new JournalSource(RunSources.Workflow, source.Path, source.Text)] : [];
}
