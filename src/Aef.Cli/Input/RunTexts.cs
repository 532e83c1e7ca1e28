using Aef.Cli.Commands;
using Aef.Core.Workspace;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Runs.Journals;
using Aef.Workflows.Journal;

namespace Aef.Cli.Input;

/// <summary>The texts that a run is made from, for its journal: with whole paths, so that the run can be resumed from any folder.</summary>
internal static class RunTexts
{
    /// <summary>The input that was loaded and the files that the options name.</summary>
    public static IEnumerable<JournalSource> Of(LoadResult input, RunOptions options)
    {
        if (input.Source is { } source)
        {
            yield return Of(input.Kind == LoadedKind.Workflow ? RunSources.Workflow : RunSources.Definition, source);
        }

        foreach (var (role, path) in ((string, string?)[])[(RunSources.Parameters, options.Parameters), (RunSources.Simulation, options.Script)])
        {
            if (path is not null && SourceTextReader.ReadFile(path).Source is { } text)
            {
                yield return Of(role, text);
            }
        }
    }

    private static JournalSource Of(string role, SourceText text) => new(role, text.Path is { } path ? Path.GetFullPath(path) : null, text.Text);
}
