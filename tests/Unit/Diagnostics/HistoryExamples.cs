using System.Globalization;
using Aef.Adapters.History;
using Aef.Documents.Diagnostics;
using Aef.Runs.Audit;
using Aef.Runs.Backfill;
using Aef.Runs.History;
using Aef.Runs.State;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Diagnostics;

/// <summary>
/// Examples of diagnostics about recorded runs: one action on each line, in a folder of its own. <c>file NAME</c> and <c>folder NAME</c>
/// create one, <c>run</c> begins to record a run in the folder <c>state</c> (<c>run in project</c>: in that of a project, <c>run with
/// JSON</c>: with an argument), <c>full disk</c> leaves 5 MB, <c>record ID</c> adds a run that has succeeded, <c>hold ID</c> runs one in
/// another process, <c>find NAME</c>, <c>cancel NAME</c>, <c>resume NAME</c> and <c>list</c> do what the commands do, <c>no index</c>
/// removes the library of the index. <c>backfill ID</c>, <c>ended ID</c> and <c>hidden ID</c> add a backfill (one that has ended, one
/// without its inputs), which <c>stop ID</c> stops and <c>continue ID</c> continues. <c>act NUMBER</c> adds lines to the audit log,
/// <c>change line 1</c>, <c>delete line 1</c> and <c>add TEXT</c> change it, and <c>verify</c> checks it, with a hash that was noted.
/// <c>noted ID</c> adds a run whose line is in no log, <c>look</c> checks that the folder exists, and <c>step ID JOB_ID</c> a JOB_ID.
/// </summary>
internal sealed class HistoryExamples : IDisposable
{
    private static readonly RunActor Actor = new("ann", "laptop");
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-history-page").FullName;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly List<IDisposable?> _held = [];
    private long? _free;
    private bool _hasIndex = true;

    private StateFolder State => StateFolder.Find(new StateLocation(_folder) { Named = "state" });

    private RunHistory History =>
        new(State, path => _hasIndex ? new SqliteRunStore(path) : throw new RunStoreException("the native library of SQLite is missing."));

    private BackfillLedger Ledger => new(State);

    private AuditLog Audit => new(State.AuditPath);

    public static IEnumerable<Diagnostic> Run(string text)
    {
        using var example = new HistoryExamples();
        foreach (var deed in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            example.Do(deed.Split(' ', 2)[0], deed.Contains(' ', StringComparison.Ordinal) ? deed.Split(' ', 2)[1] : string.Empty);
        }

        return example._diagnostics;
    }

    public void Dispose()
    {
        _held.ForEach(h => h?.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    private void Do(string deed, string rest)
    {
        switch (deed)
        {
            case "file":
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, rest))!);
                File.WriteAllText(Path.Combine(_folder, rest), string.Empty);
                break;
            case "folder":
                Directory.CreateDirectory(Path.Combine(_folder, rest));
                break;
            case "run":
                Record(rest);
                break;
            case "full":
                _free = 5 << 20;
                break;
            case "record":
                Add(rest);
                break;
            case "begun":
                Add(rest, RecordedState.Running);
                break;
            case "approve":
                Report(History.Decide(History.Find(RunHistory.Latest, out _)!, rest, true, null, Actor, DateTimeOffset.UnixEpoch));
                break;
            case "hold":
                File.WriteAllText(Add(rest).JournalPath, string.Empty);
                _held.Add(RunLock.Take(RunFolder.Of(State, rest).LockPath));
                break;
            case "backfill" or "ended" or "hidden":
                Backfill(deed, rest);
                break;
            case "stop":
                Report(Ledger.Stop(Ledger.Find(rest, out _)!, Actor, DateTimeOffset.UnixEpoch)); // the example has recorded it
                break;
            case "continue":
                Report(BackfillLedger.CheckContinue(Ledger.Find(rest, out _)!)); // the example has recorded it
                break;
            case "look":
                Report(State.CheckExists());
                break;
            case "step":
                Report(History.Find(rest.Split(' ')[0], out _)!.CheckStep(rest.Split(' ')[1])); // the example has recorded it
                break;
            case "noted":
                var unaudited = Add(rest);
                unaudited.Write(unaudited.ReadRecord() with { AuditHead = new string('a', 64) });
                break;
            case "find":
                Report(History.Find(rest, out var unknown) is null ? unknown : null);
                break;
            case "cancel":
                Report(History.Cancel(History.Find(rest, out _)!, Actor, DateTimeOffset.UnixEpoch)); // the example has recorded it
                break;
            case "resume":
                Resume(History.Find(rest, out _)!);
                break;
            case "no":
                _hasIndex = false;
                break;
            case "list":
                _diagnostics.AddRange(History.List(new RunQuery()).Diagnostics);
                break;
            case "act":
                for (var i = 0; i < int.Parse(rest, CultureInfo.InvariantCulture); i++)
                {
                    Audit.Append(new AuditEntry(0, DateTimeOffset.UnixEpoch, "run", Actor), out var problem);
                    Report(problem);
                }

                break;
            case "change" or "delete":
                var (lines, at) = (File.ReadAllLines(State.AuditPath).ToList(), int.Parse(rest[5..], CultureInfo.InvariantCulture) - 1);
                lines[at] = lines[at].Replace("ann", "bob", StringComparison.Ordinal);
                File.WriteAllLines(State.AuditPath, deed == "change" ? lines : lines.Where((_, i) => i != at));
                break;
            case "add":
                File.AppendAllText(State.AuditPath, rest);
                break;
            case "verify":
                _diagnostics.AddRange(History.VerifyAudit(rest.Length > 0 ? rest : null).Diagnostics);
                break;
            default:
                throw new ArgumentException($"unknown deed: {deed}", nameof(deed));
        }
    }

    private void Report(Diagnostic? problem) => _diagnostics.AddRange(problem is null ? [] : [problem]);

    private void Backfill(string deed, string id)
    {
        var folder = Directory.CreateDirectory(Path.Combine(State.Path, "backfills")).FullName;
        var record = new BackfillRecord(id)
        {
            Created = DateTimeOffset.UnixEpoch,
            Ended = deed == "ended" ? DateTimeOffset.UnixEpoch : null,
            Request = new BackfillRequest { Definition = "/p.yaml", Inputs = deed == "hidden" ? null : [] },
        };
        File.WriteAllText(Path.Combine(folder, id + ".json"), BackfillFile.Write(record));
    }

    private RunFolder Add(string id, RecordedState state = RecordedState.Succeeded)
    {
        State.Open();
        var folder = RunFolder.Of(State, id);
        Directory.CreateDirectory(folder.FolderPath);
        folder.Write(new RunRecord(id) { Pipeline = "p", State = state });
        return folder;
    }

    private void Record(string how)
    {
        var state = how == "in project"
            ? StateFolder.Find(
                new StateLocation(_folder) { Definition = Path.Combine("project", "pipeline.yaml"), Home = Path.Combine(_folder, "home") })
            : State;
        using var recorder = RunRecorder.ForNew(new RecordingOptions(state, Actor) { FreeBytes = _ => _free }, RunMode.Simulate, null);
        _diagnostics.AddRange(recorder.Open());
        if (recorder.IsOpen)
        {
            var argument = how.StartsWith("with ", StringComparison.Ordinal) ? WorkflowValue.FromJson(how[5..]) : default;
            _diagnostics.AddRange(recorder.Begin(new RecordedRun("p") { Argument = argument }));
        }
    }

    private void Resume(RunFolder run)
    {
        if (!File.Exists(run.JournalPath))
        {
            _diagnostics.Add(run.NoJournal());
            return;
        }

        using var recorder = RunRecorder.ForResumed(new RecordingOptions(State, Actor), run);
        _diagnostics.AddRange(recorder.Open());
    }
}
