using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Runs.Journals;
using Aef.Runs.Workspace;
using Aef.Workflows.Journal;

namespace Aef.Cli.Input;

/// <summary>The source texts of a run, for its journal: with full paths, so that the run can be resumed from any folder.</summary>
internal static class RunTexts
{
    /// <summary>The input that was loaded, and the files with its platform parameters and its simulation script.</summary>
    public static IEnumerable<JournalSource> Of(LoadResult input, string? parameters, string? script)
    {
        if (input.Source is { } source)
        {
            yield return Of(input.Kind == LoadedKind.Workflow ? RunSources.Workflow : RunSources.Definition, source);
        }

        foreach (var (role, path) in ((string, string?)[])[(RunSources.Parameters, parameters), (RunSources.Simulation, script)])
        {
            if (path is not null && SourceTextReader.ReadFile(path).Source is { } text)
            {
                yield return Of(role, text);
            }
        }
    }

    private static JournalSource Of(string role, SourceText text) => new(role, text.Path is { } path ? Path.GetFullPath(path) : null, text.Text);
}
