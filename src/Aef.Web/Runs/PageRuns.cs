using Aef.Adapters.History;
using Aef.Runs.History;
using Aef.Runs.State;
using Aef.Web.Workspaces;

namespace Aef.Web.Runs;

/// <summary>The recorded runs of the state folder: those of the command, of cmdlets, of schedules and of the page.</summary>
internal sealed class PageRuns(PageOptions options)
{
    /// <summary>The history.</summary>
    public RunHistory History { get; } = new(options.State, path => new SqliteRunStore(path));

    /// <summary>The runs that match, newest first.</summary>
    public IReadOnlyList<RunRecord> List(RunQuery query) => History.List(query).Runs;

    /// <summary>The newest runs of each pipeline, newest first, for the strips of the list of pipelines.</summary>
    public ILookup<string, RunRecord> Newest(int most) =>
        List(new RunQuery { Limit = most }).ToLookup(r => r.Pipeline, StringComparer.Ordinal);

    /// <summary>The folder of a run; null for an id of no run. An id is never a path.</summary>
    public RunFolder? Find(string id) =>
        RunId.IsId(id) && RunFolder.Of(options.State, id) is { Exists: true } folder ? folder : null;
}
