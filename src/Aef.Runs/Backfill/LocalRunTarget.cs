using Aef.Core.Operations;
using Aef.Documents.Diagnostics;
using Aef.Runs.History;
using Aef.Runs.Journals;
using Aef.Runs.Launching;
using Aef.Runs.State;
using Aef.Workflows.Journal;

namespace Aef.Runs.Backfill;

/// <summary>
/// Runs intervals on this computer, as <c>aef run</c> does. The record of a run is its claim: while a backfill decides about an interval
/// and creates the record, it holds a lock that all backfills of the state folder share.
/// </summary>
/// <param name="service">Prepares the runs.</param>
/// <param name="template">A request for one of the runs, without its schedule and its time, with recording.</param>
public sealed class LocalRunTarget(IRunService service, RunRequest template) : IRunTarget
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, RunIdentity> _identities = new(StringComparer.Ordinal);
    private readonly RecordingOptions _recording = template.Recording
        ?? throw new ArgumentException("The runs of a backfill are recorded.", nameof(template));

    /// <inheritdoc/>
    public RunIdentity Identify(ScheduledRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (!_identities.TryGetValue(run.Schedule, out var identity))
        {
            using var prepared = service.Prepare(RequestOf(run, null));
            identity = Identify(run, prepared);
        }

        return identity;
    }

    /// <inheritdoc/>
    public IReadOnlyList<Diagnostic> Check(ScheduledRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var prepared = service.Prepare(RequestOf(run, null));
        Identify(run, prepared);
        return prepared.Diagnostics;
    }

    /// <inheritdoc/>
    public IReadOnlyList<RunRecord> FindRuns(string schedule, DateTimeOffset? intervalStart = null)
    {
        if (!_identities.TryGetValue(schedule, out var identity))
        {
            throw new InvalidOperationException("The schedule was not checked.");
        }

        var query = new RunQuery { Pipeline = identity.Pipeline, Schedule = schedule, IntervalStart = intervalStart };
        return [.. new RunHistory(_recording.Folder, _recording.OpenStore).List(query).Runs.Where(identity.Accepts)];
    }

    /// <inheritdoc/>
    public IntervalStart Start(
        BackfillInterval interval,
        string backfill,
        Func<BackfillInterval, IEnumerable<RunRecord>, BackfillInterval> decide,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interval);
        ArgumentNullException.ThrowIfNull(decide);
        using var claim = RunLock.WaitFor(Path.Combine(_recording.Folder.Path, "backfill.lock"), Patience);
        if (claim is null)
        {
            return Refuse(interval, "another backfill holds the lock of the state folder");
        }

        interval = decide(interval, FindRuns(interval.Run.Schedule, interval.Run.IntervalStart));
        if (!interval.IsToRun)
        {
            return new IntervalStart(interval, null);
        }

        var run = Prepare(interval, backfill);
        if (!run.Begin())
        {
            var failure = Words(run.Diagnostics);
            run.Dispose();
            return Refuse(interval, failure);
        }

        interval = interval with { State = IntervalState.Running, RunId = run.Folder?.Id, Failure = null };
        return new IntervalStart(interval, Task.Run(() => RunAsync(run, interval, cancellationToken), CancellationToken.None));
    }

    private static async Task<BackfillInterval> RunAsync(PreparedRun run, BackfillInterval interval, CancellationToken cancellationToken)
    {
        await using (run.ConfigureAwait(false))
        {
            string? failure = null;
            try
            {
                await run.RunAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            }
            catch (JournalWriteException e)
            {
                failure = e.Diagnostic.Message;
            }

            return run.Folder?.ReadRecord() is { } record
                ? interval with { State = IntervalRuns.StateOf(record.State), Failure = failure ?? record.Failure }
                : interval with { State = IntervalState.Failed, Failure = failure ?? "the run was not recorded" };
        }
    }

    private PreparedRun Prepare(BackfillInterval interval, string backfill)
    {
        var recording = _recording with { Backfill = backfill };
        if (interval is { Action: IntervalAction.Resume or IntervalAction.Rerun, RunId: { } id }
            && RunFolder.Of(_recording.Folder, id) is { } folder
            && folder.FindJournal() is { } journal)
        {
            var (local, executors) = (template.Local, template.Executors);
            return interval.Action == IntervalAction.Rerun
                ? service.Rerun(journal, new RerunOptions { Recording = recording, Local = local, Executors = executors })
                : service.Resume(journal, new ResumeOptions { Recording = recording, Local = local, Executors = executors });
        }

        return service.Prepare(RequestOf(interval.Run, backfill));
    }

    private RunRequest RequestOf(ScheduledRun run, string? backfill) => template with
    {
        Schedule = run.Schedule,
        ScheduledTime = new ScheduleBound(run.ScheduledTime),
        Recording = _recording with { Backfill = backfill },
    };

    private RunIdentity Identify(ScheduledRun run, PreparedRun prepared) =>
        _identities[run.Schedule] = new RunIdentity(prepared.Name, prepared.Pipeline?.Local?.Environment, prepared.InputsHash)
        {
            HidesInputs = prepared.HidesInputs,
        };

    private static IntervalStart Refuse(BackfillInterval interval, string failure) =>
        new(interval with { Failure = failure, Action = IntervalAction.None }, null);

    private static string Words(IEnumerable<Diagnostic> diagnostics) => string.Join(
        " ", diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => $"{d.Code}: {d.Message}"));
}
