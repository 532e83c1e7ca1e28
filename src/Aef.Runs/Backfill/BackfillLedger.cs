using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Reading;
using Aef.Runs.Audit;
using Aef.Runs.History;
using Aef.Runs.State;

namespace Aef.Runs.Backfill;

/// <summary>
/// The backfills of a state folder: one file for each in the folder <c>backfills</c>, which is written as a whole when the backfill begins
/// and when it ends. A process that runs one shares a lock on it.
/// </summary>
public sealed class BackfillLedger(StateFolder folder)
{
    /// <summary>The name for the newest backfill.</summary>
    public const string Latest = "latest";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private string FolderPath => Path.Combine(folder.Path, "backfills");

    /// <summary>The backfills, newest first.</summary>
    public IReadOnlyList<BackfillRecord> List() =>
        [.. Ids().OrderDescending(StringComparer.Ordinal).Select(Read).OfType<BackfillRecord>()];

    /// <summary>
    /// The backfill with an id, or with an id that begins like this, or the newest one; null, with a diagnostic, without one.
    /// </summary>
    public BackfillRecord? Find(string name, out Diagnostic? problem)
    {
        ArgumentNullException.ThrowIfNull(name);
        var ids = Ids().Order(StringComparer.Ordinal).ToList();
        var found = name == Latest
            ? ids.TakeLast(1).ToList()
            : ids.FindAll(i => name.Length > 0 && i.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        var record = found is [var id] ? Read(id) : null;
        var hint = ids.Count == 0 ? " The folder has no backfills."
            : found.Count > 1 ? $" The ids of {found.Count} backfills begin with it."
            : Spelling.Suggest(name, ids);
        problem = record is null ? BackfillRunDiagnostics.Unknown.At(Location.None, folder.Path, name, hint) : null;
        return record;
    }

    /// <summary>True while a process runs the backfill.</summary>
    public bool IsActive(string id)
    {
        try
        {
            using var file = new FileStream(LockOf(id), FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            return false;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Why a backfill cannot be continued by its id; null if it can be.</summary>
    public static Diagnostic? CheckContinue(BackfillRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var reason = record.Request.Definition is null ? "its pipeline was built in memory"
            : record.Request.Inputs is null ? "its inputs are not recorded"
            : null;
        return reason is null ? null : BackfillRunDiagnostics.CannotContinue.At(Location.None, record.Id, reason);
    }

    /// <summary>Asks the processes of an active backfill to stop it; the problem is null if they were asked.</summary>
    public Diagnostic? Stop(BackfillRecord record, RunActor actor, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (!IsActive(record.Id))
        {
            return BackfillRunDiagnostics.NotActive.At(Location.None, record.Id);
        }

        if (Append(record, "cancel", $"backfill {record.Id}", actor, now) is { } problem)
        {
            return problem;
        }

        AtomicFile.Write(StopOf(record.Id), Fields.Map(("time", Fields.Time(now)), ("by", actor.ToValue())).ToJson() + "\n");
        return null;
    }

    /// <summary>The backfill with a key that has not ended; null without one.</summary>
    internal BackfillRecord? FindOpen(string key) => Ids().OrderDescending(StringComparer.Ordinal)
        .Where(i => Bytes(i) is { } json && BackfillFile.KeyIn(json) == key)
        .Select(Read)
        .FirstOrDefault(r => r is { Ended: null });

    /// <summary>Records that a backfill begins or continues; the problem is null if it was recorded.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    internal BackfillRecord? Begin(BackfillPlan plan, RunActor actor, DateTimeOffset now, out Diagnostic? problem)
    {
        StateFolder.CreatePrivate(FolderPath);
        var record = (plan.Continued ?? new BackfillRecord(NewId(now)) { Created = plan.Created, Actor = actor }) with
        {
            Request = plan.Identities.Values.Any(i => i.HidesInputs) ? plan.Request with { Inputs = null } : plan.Request,
            Identities = plan.Identities,
            Runs = [.. plan.Intervals.Select(i => i.Run)],
        };
        problem = Append(record, "backfill", $"{record.Id}: {plan.Intervals.Count} intervals", actor, now);
        if (problem is not null)
        {
            return null;
        }

        File.Delete(StopOf(record.Id));
        Write(record);
        return record;
    }

    internal void End(BackfillRecord record, DateTimeOffset now) => Write(record with { Ended = now });

    /// <summary>Joins the processes that run a backfill, until the result is disposed.</summary>
    internal IDisposable Join(string id)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(LockOf(id), FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read, bufferSize: 1);
            }
            catch (IOException) when (attempt < 100)
            {
                Thread.Sleep(10); // another process asks whether the backfill is active
            }
        }
    }

    /// <summary>Completes when someone asks to stop the backfill, or with the token.</summary>
    internal async Task WatchAsync(string id, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && !File.Exists(StopOf(id)))
        {
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static byte[]? BytesOf(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private Diagnostic? Append(BackfillRecord record, string action, string detail, RunActor actor, DateTimeOffset now)
    {
        var entry = new AuditEntry(0, now, action, actor)
        {
            Pipeline = record.Pipeline,
            Definition = record.Request.Definition,
            Environment = record.Environment,
            Detail = detail,
        };
        new AuditLog(folder.AuditPath).Append(entry, out var problem);
        return problem;
    }

    private string NewId(DateTimeOffset now)
    {
        for (var attempt = 0; ; attempt++)
        {
            var id = RunId.Create(now.AddMilliseconds(attempt / 32), Environment.ProcessId + attempt);
            if (!File.Exists(PathOf(id)))
            {
                return id;
            }
        }
    }

    private IEnumerable<string> Ids() => Directory.Exists(FolderPath)
        ? Directory.EnumerateFiles(FolderPath, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Where(n => RunId.IsId(n))
        : [];

    private BackfillRecord? Read(string id) => Bytes(id) is { } json ? BackfillFile.Read(id, json) : null;

    private byte[]? Bytes(string id) => BytesOf(PathOf(id));

    private void Write(BackfillRecord record) => AtomicFile.Write(PathOf(record.Id), BackfillFile.Write(record));

    private string PathOf(string id) => Path.Combine(FolderPath, id + ".json");

    private string LockOf(string id) => Path.Combine(FolderPath, id + ".lock");

    private string StopOf(string id) => Path.Combine(FolderPath, id + ".stop");
}
