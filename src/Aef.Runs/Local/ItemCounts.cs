using Aef.Core.Semantics.Binding;

namespace Aef.Runs.Local;

/// <summary>The numbers of items of the <c>for_each</c> threads of a run, by the JOB_ID of the first step.</summary>
internal static class ItemCounts
{
    /// <summary>The numbers of the lists that the run has accepted.</summary>
    public static IReadOnlyDictionary<string, int> In(IReadOnlyList<RunEvent> events) =>
        events.Where(e => e is { Kind: RunEventKind.ItemsListed, JobId: not null, Items: not null })
            .ToDictionary(e => e.JobId!, e => e.Items!.Value, StringComparer.Ordinal); // filtered

    /// <summary>The number of a thread; null if it is unknown.</summary>
    public static int? Of(this IReadOnlyDictionary<string, int> counts, BoundThread thread) =>
        counts.TryGetValue(thread.Steps[0].JobId, out var count) ? count : null;

    /// <summary>
    /// The JOB_IDs without some steps or items. A step of which only some items are left out is replaced by its other items.
    /// </summary>
    public static IReadOnlyList<string> Without(
        this IReadOnlyList<string> done,
        IReadOnlyCollection<string> again,
        BoundPipeline pipeline,
        IReadOnlyDictionary<string, int> counts)
    {
        if (again.Count == 0)
        {
            return done;
        }

        var left = again.ToHashSet(StringComparer.Ordinal);
        var open = left.Where(id => ItemId.TryParse(id, out _, out _))
            .Select(id => ItemId.TryParse(id, out var step, out _) ? step : id)
            .ToHashSet(StringComparer.Ordinal);
        var known = pipeline.Levels.SelectMany(l => l.Threads)
            .SelectMany(t => t.Steps.Select(s => (s.JobId, Count: counts.Of(t) ?? 0)))
            .Where(s => open.Contains(s.JobId))
            .ToDictionary(s => s.JobId, s => s.Count, StringComparer.Ordinal);
        return
        [
            .. done.SelectMany(id => known.TryGetValue(id, out var count) ? Enumerable.Range(0, count).Select(i => ItemId.Of(id, i)) : [id])
                .Where(id => !left.Contains(id) && !(ItemId.TryParse(id, out var step, out _) && left.Contains(step))),
        ];
    }
}
