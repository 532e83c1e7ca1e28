using Aef.Core.Model;
using Aef.Core.Semantics;
using Aef.Core.Wording;
using Aef.Workflows.Diagnostics;

namespace Aef.Core.Rules;

/// <summary>LEVEL_IDs are unique, and THREAD_IDs are within a level. Nothing refers to them, so that a duplicate only confuses people.</summary>
internal sealed class DuplicateIdRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var levels = draft.Bound.Source.Levels;
        return Twice("LEVEL_ID", "another level", levels.Select((l, i) => (l.Id, Place(l, DefinitionKeys.LevelId), $"levels[{i}].level_id")))
            .Concat(levels.SelectMany((level, i) => Twice(
                "THREAD_ID", "another thread of the level", level.Threads.Select((t, n) => (t.Id, Place(t), $"levels[{i}].threads[{n}].thread_id")))));
    }

    private static Location Place(PipelineLevel level, string key) => level.LocationOf(key);

    private static Location Place(PipelineThread thread) => thread.LocationOf(DefinitionKeys.ThreadId);

    private static IEnumerable<Diagnostic> Twice(string key, string what, IEnumerable<(string? Id, Location Place, string Path)> nodes)
    {
        var first = new Dictionary<string, Location>(StringComparer.Ordinal);
        foreach (var (id, place, path) in nodes)
        {
            if (id is not null && !first.TryAdd(id, place))
            {
                yield return RuleDiagnostics.DuplicateId.At(place, key, Quoted.Text(id), what, first[id].Start.Line)
                    .WithModelPath(path)
                    .WithRelated(first[id], $"the first {key} {Quoted.Text(id)}");
            }
        }
    }
}
