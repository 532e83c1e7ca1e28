using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Validation.Rules;

/// <summary>LEVEL_IDs must be unique, and THREAD_IDs within a level. Nothing refers to them, so a duplicate only confuses people.</summary>
internal sealed class DuplicateIdRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var levels = draft.Bound.Source.Levels;
        return Twice(
            "LEVEL_ID",
            "another level",
            levels.Select((l, i) => (l.Id, LocationOf(l, DefinitionKeys.LevelId), $"levels[{i}].level_id")))
            .Concat(levels.SelectMany((level, i) => Twice(
                "THREAD_ID", "another thread of the level", level.Threads.Select((t, n) =>
                    (t.Id, LocationOf(t), $"levels[{i}].threads[{n}].thread_id")))));
    }

    private static Location LocationOf(PipelineLevel level, string key) => level.LocationOf(key);

    private static Location LocationOf(PipelineThread thread) => thread.LocationOf(DefinitionKeys.ThreadId);

    private static IEnumerable<Diagnostic> Twice(string key, string what, IEnumerable<(string? Id, Location LocationOf, string Path)> nodes)
    {
        var first = new Dictionary<string, Location>(StringComparer.Ordinal);
        foreach (var (id, location, path) in nodes)
        {
            if (id is not null && !first.TryAdd(id, location))
            {
                yield return RuleDiagnostics.DuplicateId.At(location, key, Quoted.Text(id), what, first[id].Start.Line)
                    .WithModelPath(path)
                    .WithRelated(first[id], $"the first {key} {Quoted.Text(id)}");
            }
        }
    }
}
