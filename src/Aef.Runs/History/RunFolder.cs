using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Reading;
using Aef.Runs.Executors;
using Aef.Runs.Local;
using Aef.Runs.State;

namespace Aef.Runs.History;

/// <summary>The folder of one recorded run. Any process may read it while the run is active.</summary>
public sealed class RunFolder
{
    internal const string JournalName = "journal";
    private const int MaxRecordBytes = 64 << 20;

    internal RunFolder(string path) => FolderPath = path;

    /// <summary>The folder of a run in a state folder; it may not exist.</summary>
    public static RunFolder Of(StateFolder state, string id)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new RunFolder(Path.Combine(state.RunsPath, id));
    }

    /// <summary>The folder whose journal this is; null for a journal elsewhere.</summary>
    internal static RunFolder? OfJournal(string journal)
    {
        var path = Path.GetDirectoryName(Path.GetFullPath(journal));
        return Path.GetFileName(journal) == JournalName && path is not null && RunId.IsId(Path.GetFileName(path)) && Directory.Exists(path)
            ? new RunFolder(path)
            : null;
    }

    /// <summary>The full path.</summary>
    public string FolderPath { get; }

    /// <summary>The path of the state folder.</summary>
    internal string StatePath => Path.GetDirectoryName(Path.GetDirectoryName(FolderPath))!;

    /// <summary>The id of the run.</summary>
    public string Id => Path.GetFileName(FolderPath);

    /// <summary>The journal of the run, which may not exist.</summary>
    public string JournalPath => PathOf(JournalName);

    /// <summary>The events of the run, one JSON object per line.</summary>
    public string EventsPath => PathOf("events.jsonl");

    /// <summary>The folder for files that the jobs of the run keep.</summary>
    public string ArtifactsPath => PathOf("artifacts");

    /// <summary>The copy of the definition, which may not exist.</summary>
    public string? DefinitionPath => new[] { PathOf("definition.yaml"), PathOf("definition.json") }.FirstOrDefault(File.Exists);

    /// <summary>True while a process is running the run.</summary>
    public bool IsActive => RunLock.IsHeld(LockPath);

    /// <summary>True if the folder exists.</summary>
    public bool Exists => Directory.Exists(FolderPath);

    /// <summary>The requests of other processes.</summary>
    public RunControl Control => new(PathOf("control"));

    /// <summary>The steps of the run that wait for approval.</summary>
    public RunApprovals Approvals => new(Id, Path.Combine(PathOf("control"), "approvals"));

    /// <summary>The runs that the steps of the run have started.</summary>
    internal RunChildren Children => new(Path.Combine(PathOf("control"), "children"));

    /// <summary>The problem of a run that has no journal.</summary>
    internal Diagnostic NoJournal() => HistoryDiagnostics.NoJournal.At(Location.None, Id);

    /// <summary>
    /// The journal of the run; null if it has none, or if its process has ended before the journal was begun: then nothing was done.
    /// </summary>
    internal string? FindJournal()
    {
        var journal = new FileInfo(ReadRecord().Journal ?? JournalPath);
        return journal is { Exists: true, Length: > 0 } ? journal.FullName : null;
    }

    internal string LockPath => PathOf("lock");

    private string RecordPath => PathOf("run.json");

    /// <summary>
    /// The record of the run. A run whose process has ended without recording a state is interrupted, and so is a folder without a record;
    /// a record that cannot be read is damaged.
    /// </summary>
    public RunRecord ReadRecord()
    {
        if (TryReadRecord() is { HasEnded: true } ended)
        {
            return ended;
        }

        // A process may have ended the run between the two.
        var state = IsActive ? RecordedState.Running : RecordedState.Interrupted;
        var record = TryReadRecord();
        if (record is null && state == RecordedState.Interrupted && File.Exists(RecordPath))
        {
            return DamagedRecord.Of(this);
        }

        record ??= new RunRecord(Id) { Started = RunId.TimeOf(Id) ?? default };
        return record.HasEnded ? record : record with { State = state };
    }

    /// <summary>The events so far. A line that is being written, or that the end of a process has cut off, is left out.</summary>
    public IEnumerable<RunEvent> ReadEvents()
    {
        if (!File.Exists(EventsPath))
        {
            yield break;
        }

        using var stream = new FileStream(EventsPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (RunEventReader.TryRead(line, out var happened))
            {
                yield return happened;
            }
        }
    }

    /// <summary>The steps of the pipeline, for runs whose steps have not started; null for Cloud Workflows source.</summary>
    public Progress.RunOutline? ReadOutline() =>
        ReadBytes(PathOf("outline.json")) is { } json ? Progress.RunOutline.Parse(json) : null;

    /// <summary>The state of each step so far.</summary>
    public Progress.RunProgress ReadProgress()
    {
        var record = ReadRecord();
        var progress = ReadOutline() is { } outline
            ? Progress.RunProgress.Of(outline, record.IsRealTime)
            : new Progress.RunProgress(record.Pipeline) { IsRealTime = record.IsRealTime };
        foreach (var happened in ReadEvents())
        {
            progress.Apply(happened);
        }

        return progress;
    }

    /// <summary>The logs of the attempts, in the order of their files; those of one JOB_ID, if it is not null.</summary>
    public IReadOnlyList<StepLog> FindLogs(string? jobId = null)
    {
        var steps = PathOf("steps");
        if (!Directory.Exists(steps))
        {
            return [];
        }

        var folders = jobId is null ? Directory.EnumerateDirectories(steps) : new[] { Path.Combine(steps, FileNames.Of(jobId)) };
        return
        [
            .. folders.Where(Directory.Exists)
                .SelectMany(f => Directory.EnumerateFiles(f, "attempt-*.log"))
                .Select(StepLog.FromPath)
                .OfType<StepLog>()
                .OrderBy(l => l.JobId, StringComparer.Ordinal)
                .ThenBy(l => l.Attempt),
        ];
    }

    /// <summary>The JOB_IDs of the steps, and of those that only the run knows, such as the items of a loop.</summary>
    public IReadOnlyList<string> ListJobIds() =>
        [.. ReadProgress().Steps.Select(s => s.JobId).Concat(FindLogs().Select(l => l.JobId)).Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// The problem of a JOB_ID that is not one of the run; null for one that is, also without logs. The items of a step may begin later.
    /// </summary>
    public Diagnostic? CheckStep(string jobId)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        var known = ListJobIds();
        var item = jobId.IndexOf('[', StringComparison.Ordinal);
        return known.Contains(jobId) || (item > 0 && known.Contains(jobId[..item]))
            ? null
            : HistoryDiagnostics.UnknownStep.At(Location.None, Id, Quoted.Text(jobId), Spelling.Suggest(jobId, known));
    }

    /// <summary>The path of the log of an attempt, which may not exist.</summary>
    public string LogPathOf(string jobId, int attempt) => Path.Combine(PathOf("steps"), FileNames.Of(jobId), StepLog.FileOf(attempt));

    internal void Write(RunRecord record) => AtomicFile.Write(RecordPath, record.ToJson(indented: true) + "\n");

    /// <summary>Writes a copy of what runs. It is complete before the record exists, so it need not be flushed to the disk.</summary>
    internal void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    internal StreamWriter CreateEvents() =>
        new(new FileStream(EventsPath, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete)) { NewLine = "\n" };

    /// <summary>The size of all files.</summary>
    internal long Measure() =>
        new DirectoryInfo(FolderPath).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);

    /// <summary>Deletes the folder. It is renamed first, so that half of a run is never seen.</summary>
    internal void Delete()
    {
        var draft = Path.Combine(Path.GetDirectoryName(FolderPath)!, $".deleted-{Id}-{Guid.NewGuid():N}");
        Directory.Move(FolderPath, draft);
        Directory.Delete(draft, recursive: true);
    }

    private string PathOf(string name) => Path.Combine(FolderPath, name);

    private RunRecord? TryReadRecord() =>
        ReadBytes(RecordPath) is { } json && RunRecord.TryParse(json, out var record) && record.Id == Id ? record : null;

    private static byte[]? ReadBytes(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length <= MaxRecordBytes ? File.ReadAllBytes(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
