using Aef.Runs.State;

namespace Aef.Runs.History;

/// <content>What the index lacks, and lists without it.</content>
public sealed partial class RunHistory
{
    private static readonly RecordedState[] Unfinished = [RecordedState.Running, RecordedState.Interrupted, RecordedState.Damaged];

    private List<RunRecord> Scan(List<string> ids, RunQuery query)
    {
        var first = query.Since?.UtcDateTime.AddSeconds(-1);
        return
        [
            .. ids.OrderDescending(StringComparer.Ordinal)
                .TakeWhile(i => first is null || RunId.TimeOf(i) is not { } time || time.UtcDateTime >= first)
                .Select(i => RunFolder.Of(Folder, i).ReadRecord() with { Inputs = null })
                .Where(query.Accepts)
                .Take(query.Limit ?? int.MaxValue),
        ];
    }

    /// <summary>Adds the runs that the index lacks, and brings those up to date that had not ended when it was written.</summary>
    private void Complete(IRunStore store, List<string> ids)
    {
        if (store.Count != ids.Count || !store.Find(new RunQuery { Limit = 1 }).Any(r => r.Id == ids.Max()))
        {
            Synchronize(store, ids);
        }

        var known = store.Find(new RunQuery { States = Unfinished });
        List<RunRecord> changed =
        [
            .. known.Select(k => (Known: k, Folder: RunFolder.Of(Folder, k.Id)))
                .Where(k => k.Folder.Exists)
                .Select(k => (k.Known, Now: k.Folder.ReadRecord() with { Inputs = null }))
                .Where(k => k.Known != k.Now)
                .Select(k => k.Now),
        ];
        if (changed.Count > 0)
        {
            store.Put(changed);
        }
    }

    private void Synchronize(IRunStore store, List<string> ids)
    {
        var (known, present) = (store.ListIds().ToHashSet(StringComparer.Ordinal), ids.ToHashSet(StringComparer.Ordinal));
        string[] gone = [.. known.Where(i => !present.Contains(i))];
        RunRecord[] added =
            [.. ids.Where(i => !known.Contains(i)).Select(i => RunFolder.Of(Folder, i).ReadRecord() with { Inputs = null })];
        if (gone.Length > 0)
        {
            store.Remove(gone);
        }

        if (added.Length > 0)
        {
            store.Put(added);
        }
    }
}
