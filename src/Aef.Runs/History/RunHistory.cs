using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Reading;
using Aef.Runs.Audit;
using Aef.Runs.State;

namespace Aef.Runs.History;

/// <summary>
/// The recorded runs of a state folder. Lists use the index, after it has received what it lacks; without a usable index, the folders of
/// the runs are read.
/// </summary>
public sealed partial class RunHistory(StateFolder folder, Func<string, IRunStore>? openStore = null)
{
    /// <summary>The name for the newest run.</summary>
    public const string Latest = "latest";

    /// <summary>The name for the newest run that has failed.</summary>
    public const string LatestFailed = "latest-failed";

    private const int MostCandidates = 5;

    /// <summary>The state folder.</summary>
    public StateFolder Folder { get; } = folder;

    /// <summary>The runs that match, newest first.</summary>
    public RunList List(RunQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var ids = Folder.ListIds();
        if (openStore is null || ids.Count == 0)
        {
            return new RunList(Scan(ids, query), []);
        }

        try
        {
            using var store = openStore(Folder.IndexPath);
            Complete(store, ids);
            var found = store.Find(query);
            if (found.Any(r => !RunFolder.Of(Folder, r.Id).Exists))
            {
                Synchronize(store, ids);
                found = store.Find(query);
            }

            return new RunList(found, []);
        }
        catch (RunStoreException e)
        {
            return new RunList(Scan(ids, query), [HistoryDiagnostics.NoIndex.At(Location.None, e.Message)]);
        }
    }

    /// <summary>
    /// The run with an id, or with an id that begins like this, or one of the names <see cref="Latest"/> and <see cref="LatestFailed"/>;
    /// null, with a diagnostic, if there is none or more than one.
    /// </summary>
    public RunFolder? Find(string name, out Diagnostic? problem)
    {
        ArgumentNullException.ThrowIfNull(name);
        problem = null;
        var ids = Folder.ListIds();
        var found = name switch
        {
            Latest => ids.Max() is { } newest ? [newest] : [],
            LatestFailed => [.. List(new RunQuery { States = [RecordedState.Failed], Limit = 1 }).Runs.Select(r => r.Id)],
            _ when ids.Contains(name) => [name],
            _ =>
                ids.Where(i => name.Length > 0 && i.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                    .Order(StringComparer.Ordinal)
                    .ToList(),
        };
        if (found.Count == 1)
        {
            return RunFolder.Of(Folder, found[0]);
        }

        problem = found.Count == 0
            ? HistoryDiagnostics.UnknownRun.At(
                Location.None,
                Folder.Path,
                name,
                ids.Count == 0 ? " The folder has no runs." : Spelling.Suggest(name, ids))
            : HistoryDiagnostics.SeveralRuns.At(
                Location.None,
                found.Count,
                name,
                string.Join(", ", found.TakeLast(MostCandidates)) + (found.Count > MostCandidates ? ", …" : string.Empty));
        return null;
    }

    /// <summary>The ids that begin like this, newest first, for completion.</summary>
    public IReadOnlyList<string> Complete(string begin, int limit = 50) =>
    [
        .. Folder.ListIds().Where(i => i.StartsWith(begin, StringComparison.OrdinalIgnoreCase))
            .OrderDescending(StringComparer.Ordinal)
            .Take(limit),
    ];

    /// <summary>Creates the index again, and returns the number of runs; null, with a diagnostic, if it cannot be created.</summary>
    public int? Rebuild(out Diagnostic? problem)
    {
        problem = null;
        var ids = Folder.ListIds();
        try
        {
            IReadOnlyList<RunRecord> records = [.. Scan(ids, new RunQuery())];
            try
            {
                Fill(records);
            }
            catch (RunStoreException)
            {
                // A damaged file. One that works is never deleted: other processes may be using it.
                Folder.DeleteIndex();
                Fill(records);
            }

            return ids.Count;
        }
        catch (Exception e) when (e is RunStoreException or IOException or UnauthorizedAccessException)
        {
            problem = StateDiagnostics.NoFolder.At(Location.None, Folder.IndexPath, FileFailure.Message(e));
            return null;
        }
    }

    /// <summary>
    /// Asks the process of an active run to cancel it, and records this in the audit log; the problem is null if it was asked.
    /// </summary>
    public Diagnostic? Cancel(RunFolder run, RunActor actor, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(run);
        var record = run.ReadRecord();
        if (record.State != RecordedState.Running)
        {
            return HistoryDiagnostics.NotActive.At(Location.None, run.Id, record.State switch
            {
                RecordedState.Interrupted => "was interrupted",
                RecordedState.Cancelled => "was cancelled",
                RecordedState.Damaged => "has a damaged record",
                _ => "has " + record.State.ToString().ToLowerInvariant(),
            });
        }

        var entry = new AuditEntry(0, now, "cancel", actor) { Run = run.Id, Pipeline = record.Pipeline, Definition = record.Definition };
        if (new AuditLog(Folder.AuditPath).Append(entry, out var problem) is null)
        {
            return problem;
        }

        run.Control.RequestCancel(actor, now);
        return null;
    }

    /// <summary>
    /// Checks the audit log (see <see cref="AuditLog.Verify(string?)"/>), and that it has the line that each run of the folder has noted.
    /// </summary>
    public AuditVerification VerifyAudit(string? expected = null) => new AuditLog(Folder.AuditPath).Verify(
        expected,
        [.. from run in List(new RunQuery()).Runs where run.AuditHead is not null select (run.Id, run.AuditHead)]);

    /// <summary>
    /// Finds the runs that a policy removes, and removes them if <paramref name="applies"/> is set. Active runs stay, and so do the entries
    /// of the audit log.
    /// </summary>
    public RunPruning Prune(RetentionPolicy policy, RunActor actor, DateTimeOffset now, bool applies = true)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var removed = Exceeding(policy, now);
        return applies && removed.Count > 0
            ? Remove(removed, actor, now, policy.ToString())
            : new RunPruning(removed, removed.Sum(r => r.Bytes), []);
    }

    /// <summary>Removes runs, and records this in the audit log first. An active run stays, which is an error.</summary>
    public RunPruning Remove(IReadOnlyList<RunRecord> runs, RunActor actor, DateTimeOffset now, string reason = "named by the user")
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.FirstOrDefault(r => RunFolder.Of(Folder, r.Id).IsActive) is { } active)
        {
            return new RunPruning([], 0, [HistoryDiagnostics.InUse.At(Location.None, active.Id)]);
        }

        var range = runs.Count == 1 ? $"1 run, {runs[0].Id}" : $"{runs.Count} runs from {runs[0].Id} to {runs[^1].Id}";
        var entry = new AuditEntry(0, now, "prune", actor) { Detail = $"{range}: {reason}" };
        return new AuditLog(Folder.AuditPath).Append(entry, out var problem) is null
            ? new RunPruning([], 0, [problem!]) // there is one when there is no hash
            : new RunPruning(runs, runs.Sum(r => r.Bytes), Delete(runs));
    }

    /// <summary>Updates the index after a run; an index that cannot be used is left to its readers, who report it.</summary>
    internal void Update(RunRecord record)
    {
        try
        {
            using var store = openStore?.Invoke(Folder.IndexPath);
            store?.Put([record]);
        }
        catch (RunStoreException)
        {
            // The next reader reports it, and reads the folders.
        }
    }

    /// <summary>Removes what the automatic limits exceed, at most once an hour. It never disturbs the run that has just ended.</summary>
    internal void PruneAutomatically(RetentionPolicy policy, RunActor actor, DateTimeOffset now)
    {
        if (Folder.IsRetentionDue(now))
        {
            Prune(policy, actor, now);
        }
    }

    private void Fill(IReadOnlyList<RunRecord> records)
    {
        using var store = (openStore ?? throw new RunStoreException("this program has none."))(Folder.IndexPath);
        store.Replace(records);
    }

    private List<Diagnostic> Delete(IReadOnlyList<RunRecord> removed)
    {
        var diagnostics = new List<Diagnostic>();
        foreach (var run in removed)
        {
            try
            {
                RunFolder.Of(Folder, run.Id).Delete();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                diagnostics.Add(StateDiagnostics.NoFolder.At(Location.None, RunFolder.Of(Folder, run.Id).FolderPath, e.Message));
            }
        }

        try
        {
            using var store = openStore?.Invoke(Folder.IndexPath);
            store?.Remove([.. removed.Select(r => r.Id)]);
        }
        catch (RunStoreException)
        {
            // The next reader removes them from the index.
        }

        return diagnostics;
    }

    private List<RunRecord> Exceeding(RetentionPolicy policy, DateTimeOffset now)
    {
        var ids = Folder.ListIds();
        ids.Sort(StringComparer.Ordinal);
        var old = policy.MaxAge is { } age ? ids.TakeWhile(i => RunId.TimeOf(i) < now - age).Count() : 0;
        var count = Math.Max(old, policy.MaxRuns is { } most ? ids.Count - most : 0);
        if (policy.MaxBytes is { } limit)
        {
            var records = List(new RunQuery()).Runs.Reverse().ToList();
            var total = records.Skip(count).Sum(r => r.Bytes);
            while (count < records.Count && total > limit)
            {
                total -= records[count++].Bytes;
            }
        }

        return
        [
            .. ids.Take(Math.Max(0, count))
                .Select(i => RunFolder.Of(Folder, i))
                .Where(f => !f.IsActive)
                .Select(f => f.ReadRecord()),
        ];
    }
}
