using Aef.Core.Semantics.Binding;

namespace Aef.Runs.Local;

/// <summary>Finds the steps of a run that a rerun can skip.</summary>
internal static partial class DoneSteps
{
    /// <summary>The reason of the skip of a step that an earlier run had done, as in the support library.</summary>
    private const string DoneBefore = "done before this run";

    /// <summary>
    /// The JOB_IDs whose last attempt has succeeded, in the order of their ends; <paramref name="before"/> are those that an earlier run
    /// had done. Steps and items of <paramref name="again"/> are left out, and those for which <paramref name="missing"/> finds no output.
    /// </summary>
    public static IReadOnlyList<string> Of(
        IReadOnlyList<RunEvent> events,
        IReadOnlySet<string> before,
        IReadOnlySet<string> again,
        Func<IReadOnlyCollection<string>, IReadOnlyList<string>>? missing = null)
    {
        var done = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var e in events)
        {
            switch (e)
            {
                case { Kind: RunEventKind.StepSucceeded, JobId: { } id }:
                    done.TryAdd(id, e.Sequence);
                    break;
                case { Kind: RunEventKind.StepSkipped, Message: DoneBefore, JobId: { } id }
                    when before.Contains(id) || IsItemOf(id, before):
                    done.TryAdd(id, e.Sequence);
                    break;
                case
                {
                    Kind: RunEventKind.AttemptStarted or RunEventKind.AttemptFailed or RunEventKind.StepFailed or RunEventKind.StepSkipped,
                    JobId: { } id,
                }:
                    done.Remove(id);
                    break;
            }
        }

        List<string> found = [.. done.OrderBy(d => d.Value).Select(d => d.Key).Where(id => !again.Contains(id) && !IsItemOf(id, again))];
        while (missing?.Invoke(found) is { Count: > 0 } unknown)
        {
            // An item that is not done any more can need other outputs.
            found.RemoveAll(unknown.ToHashSet(StringComparer.Ordinal).Contains);
        }

        return Whole(events, found);
    }

    /// <summary>True for a JOB_ID in the list, and for an item of a step in the list.</summary>
    public static bool Contains(IReadOnlyList<string> done, string jobId) =>
        done.Contains(jobId, StringComparer.Ordinal) || IsItemOf(jobId, done.ToHashSet(StringComparer.Ordinal));

    /// <summary>JOB_IDs in the order of the file; those of items by index.</summary>
    public static IReadOnlyList<string> InOrder(IReadOnlyList<string> done, IEnumerable<BoundStep> steps)
    {
        var order = steps.Select((s, i) => (s.JobId, i)).ToDictionary(s => s.JobId, s => s.i, StringComparer.Ordinal);
        return
        [
            .. done.Select(id => order.TryGetValue(id, out var at) ? (Id: id, At: at, Item: -1)
                : ItemId.TryParse(id, out var step, out var item) && order.TryGetValue(step, out at) ? (Id: id, At: at, Item: item)
                : (Id: id, At: int.MaxValue, Item: -1))
                .OrderBy(d => d.At)
                .ThenBy(d => d.Item)
                .Select(d => d.Id),
        ];
    }

    /// <summary>The hashes of the lists of a run.</summary>
    public static IReadOnlyDictionary<string, string> ListsIn(IReadOnlyList<RunEvent> events) =>
        events.Where(e => e is { Kind: RunEventKind.ItemsListed, JobId: not null, ListHash: not null })
            .ToDictionary(e => e.JobId!, e => e.ListHash!, StringComparer.Ordinal); // filtered

    private static bool IsItemOf(string id, IReadOnlySet<string> steps) => ItemId.TryParse(id, out var step, out _) && steps.Contains(step);

    /// <summary>A step that is done for every item is done as a whole.</summary>
    private static List<string> Whole(IReadOnlyList<RunEvent> events, List<string> done)
    {
        var counts = events.Where(e => e.Kind == RunEventKind.ItemsListed)
            .ToLookup(e => (e.Level, e.Thread), e => e.Items ?? 0);
        if (counts.Count == 0)
        {
            return done;
        }

        var threads = new Dictionary<string, (string? Level, string? Thread)>(StringComparer.Ordinal);
        foreach (var e in events)
        {
            if (e is { Kind: not RunEventKind.ItemsListed } && ItemId.TryParse(e.JobId, out var step, out _))
            {
                threads.TryAdd(step, (e.Level, e.Thread));
            }
        }

        var items = done.Where(id => ItemId.TryParse(id, out _, out _)).ToLookup(StepOf, StringComparer.Ordinal);
        var whole = threads.Where(t => counts[t.Value].FirstOrDefault() is > 0 and var count && items[t.Key].Count() == count)
            .Select(t => t.Key)
            .ToHashSet(StringComparer.Ordinal);
        return [.. done.Select(id => whole.Contains(StepOf(id)) ? StepOf(id) : id).Distinct(StringComparer.Ordinal)];
    }

    private static string StepOf(string id) => ItemId.TryParse(id, out var step, out _) ? step : id;
}
