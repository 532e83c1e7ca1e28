using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Reading;
using Aef.Runs.Admission;
using Aef.Runs.Audit;
using Aef.Runs.Local;
using Aef.Runs.Progress;
using Aef.Runs.State;
using Aef.Workflows.Hosting.Credentials;
using Aef.Workflows.Journal;

namespace Aef.Runs.History;

/// <summary>
/// Records one run: creates its folder and its entry in the audit log before it starts, writes its events and logs, honors requests to
/// cancel it, and writes its result. The run service is the only caller.
/// </summary>
internal sealed partial class RunRecorder : IDisposable
{
    private readonly RecordingOptions _options;
    private readonly string _action;
    private readonly RunHistory _history;
    private RunFolder? _folder;
    private RunLock? _lock;
    private RunRecord? _record;
    private Secrets _hidden = Secrets.Empty;
    private RunMode _mode;
    private string? _environment;
    private RunRecord? _first;
    private bool _isResumed;

    private RunRecorder(RecordingOptions options, string action)
    {
        (_options, _action) = (options, action);
        _history = new RunHistory(options.Folder, options.OpenStore);
    }

    /// <summary>The folder of the run; null before <see cref="Open"/> has created it.</summary>
    public RunFolder? Folder => _folder;

    /// <summary>The journal of the run; null if the run must not have one, because its input looks like a secret.</summary>
    public string? JournalPath => _hidden.IsEmpty ? _folder?.JournalPath : null;

    /// <summary>Admits the run; null before <see cref="Begin"/>, and for a run without a limit.</summary>
    public RunGate? Gate { get; private set; }

    /// <summary>The inputs that look like secrets, from <see cref="Begin"/> on.</summary>
    public Secrets Hidden => _hidden;

    /// <summary>The recorded runs.</summary>
    public RunHistory History => _history;

    /// <summary>The largest size of the log of an attempt, in bytes.</summary>
    public long LogBytes => _options.LogBytes;

    /// <summary>True while this process holds the lock of the run.</summary>
    public bool IsOpen => _lock is not null;

    /// <summary>A recorder for a new run in an environment, which is null for none.</summary>
    public static RunRecorder ForNew(RecordingOptions options, RunMode mode, string? environment) =>
        new(options, mode == RunMode.Run ? "run" : "simulate") { _mode = mode, _environment = environment };

    /// <summary>A recorder for a rerun, which is as real as the first run and in the same environment.</summary>
    public static RunRecorder ForRerun(RecordingOptions options, RunRecord first) =>
        new(options, "rerun") { _mode = first.Mode, _environment = first.Environment, _first = first };

    /// <summary>A recorder for a recorded run that was interrupted.</summary>
    public static RunRecorder ForResumed(RecordingOptions options, RunFolder folder) =>
        new(options, "resume") { _folder = folder, _isResumed = true };

    /// <summary>
    /// Creates the folder of a new run and locks it, or locks that of a resumed one. With an error, there is nothing to dispose.
    /// </summary>
    public IReadOnlyList<Diagnostic> Open()
    {
        try
        {
            if (_isResumed)
            {
                _lock = RunLock.Take(_folder!.LockPath); // set by ForResumed
                return _lock is null ? [HistoryDiagnostics.InUse.At(Location.None, _folder.Id)] : [];
            }

            var diagnostics = _options.Folder.Open();
            if (diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error))
            {
                return diagnostics;
            }

            if (_options.FreeBytes(_options.Folder.Path) is { } free && free < _options.LeastFreeBytes)
            {
                return
                [
                    .. diagnostics,
                    StateDiagnostics.DiskFull.At(
                        Location.None, _options.Folder.Path, DiskSpace.Text(free), DiskSpace.Text(_options.LeastFreeBytes)),
                ];
            }

            Claim();
            return diagnostics;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [StateDiagnostics.NoFolder.At(Location.None, _options.Folder.Path, FileFailure.Message(e))];
        }
    }

    /// <summary>
    /// Records the start: first in the audit log, then in the folder. With an error, the run must not start; its folder is removed again.
    /// </summary>
    public IReadOnlyList<Diagnostic> Begin(RecordedRun run)
    {
        var folder = _folder ?? throw new InvalidOperationException("The recorder is not open.");
        var mask = InputMask.Of(run.Argument, run.Secrets);
        _hidden = mask.Found;
        var problems = mask.Names.Distinct(StringComparer.Ordinal)
            .Select(n => HistoryDiagnostics.SecretInput.At(Location.None, Quoted.Text(n)))
            .ToList();
        try
        {
            var now = _options.Clock.GetUtcNow();
            var record = _isResumed
                ? folder.ReadRecord() is var known ? known with { Resumed = known.Resumed + 1, Ended = null } : known
                : NewRecord(folder.Id, now, run);
            record = record with
            {
                Pipeline = run.Name,
                State = RecordedState.Running,
                Inputs = mask.InputsJson,
                InputsHash = mask.InputsHash,
            };
            var head = new AuditLog(_options.Folder.AuditPath).Append(EntryOf(record, now), out var problem);
            if (problem is not null)
            {
                Abandon();
                return [.. problems, problem];
            }

            _record = record with { AuditHead = head };
            folder.Control.Clear();
            if (!_isResumed)
            {
                run.WriteTo(folder, _hidden, mask.Argument);
                StateFolder.CreatePrivate(folder.ArtifactsPath);
            }

            folder.Write(_record);
            Gate = run.HasEnded ? null : Ask(run.Pipeline, folder, now);
            return problems;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Abandon();
            return [.. problems, StateDiagnostics.NoFolder.At(Location.None, folder.FolderPath, FileFailure.Message(e))];
        }
    }

    /// <summary>Runs to the end and records the events and the result.</summary>
    public async Task<Run> RunAsync(
        Func<Action<RunEvent>, CancellationToken, Task<Run>> start,
        RunProgress progress,
        Secrets secrets,
        Action<RunEvent>? onEvent,
        CancellationToken cancellationToken)
    {
        var folder = _folder ?? throw new InvalidOperationException("The recorder is not open.");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Run? run = null;
        Exception? failure = null;
        using var events = new RecordedEvents(folder, _record is { Mode: RunMode.Simulate }, _record?.IsRealTime == true);
        await using (folder.Control.Watch(stop.Cancel).ConfigureAwait(false))
        {
            try
            {
                run = await start(OnEvent, stop.Token).ConfigureAwait(false);
                return run;
            }
            catch (Exception e)
            {
                failure = e;
                throw;
            }
            finally
            {
                events.Dispose();
                End(run, failure, progress);
            }
        }

        void OnEvent(RunEvent happened)
        {
            var masked = MaskedRun.Of(MaskedRun.Of(happened, secrets), _hidden);
            progress.Apply(masked);
            events.Write(masked);
            onEvent?.Invoke(happened);
        }
    }

    /// <summary>Removes the folder of a run that has not started.</summary>
    public void Abandon()
    {
        Dispose();
        if (!_isResumed && _folder is { Exists: true } folder)
        {
            folder.Delete();
        }
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose()
    {
        Gate?.Dispose();
        Gate = null;
        _lock?.Dispose();
        _lock = null;
    }

    private void Claim()
    {
        // A millisecond has 32 ids; when all are taken, the next one is used.
        for (var attempt = 0; ; attempt++)
        {
            var time = _options.Clock.GetUtcNow().AddMilliseconds(attempt / 32);
            var folder = RunFolder.Of(_options.Folder, RunId.Create(time, Environment.ProcessId + attempt));
            if (!folder.Exists)
            {
                StateFolder.CreatePrivate(folder.FolderPath);
                if (RunLock.Create(folder.LockPath) is { } taken)
                {
                    (_folder, _lock) = (folder, taken);
                    return;
                }
            }
        }
    }

    /// <summary>
    /// Records the result. A run that its journal has stopped, or that a bug has ended, is interrupted. If the record cannot be written,
    /// the
    /// run is interrupted too, because nobody holds its lock.
    /// </summary>
    private void End(Run? run, Exception? failure, RunProgress progress)
    {
        if (_folder is not { } folder || _record is not { } record)
        {
            return;
        }

        try
        {
            var isCancelled = run?.State == RunState.Cancelled;
            record = record with
            {
                State = RecordedResult.StateOf(run),
                Ended = _options.Clock.GetUtcNow(),
                Duration = run?.Duration,
                Steps = StepCounts.Of(progress),
                Failure = RecordedResult.FailureOf(run, failure, _hidden),
                CancelledBy = isCancelled ? folder.Control.CancelledBy() : null,
                Schedule = RecordedResult.Timed(run, "schedule") ?? record.Schedule,
                ScheduledTime = RecordedResult.Timed(run, "scheduled_time") ?? record.ScheduledTime,
                IntervalStart = RecordedResult.Timed(run, "interval_start") ?? record.IntervalStart,
                IntervalEnd = RecordedResult.Timed(run, "interval_end") ?? record.IntervalEnd,
                Bytes = folder.Measure(),
            };
            folder.Write(record);
            Dispose();
            _history.Update(record with { Inputs = null });
            _history.PruneAutomatically(_options.Retention, _options.Actor, _options.Clock.GetUtcNow());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder shows the run as interrupted.
        }
        finally
        {
            Dispose();
        }
    }
}
