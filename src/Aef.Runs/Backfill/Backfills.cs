using Aef.Core.Operations;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Runs.History;
using Aef.Runs.State;

namespace Aef.Runs.Backfill;

/// <summary>
/// Runs the schedules of a pipeline for intervals of the past (docs/backfill.md): first the plan, then the runs. Every front end calls it.
/// </summary>
/// <param name="target">Where the runs run.</param>
/// <param name="recording">How they are recorded.</param>
/// <param name="cron">Computes the times of schedules.</param>
public sealed class Backfills(IRunTarget target, RecordingOptions recording, ICron cron)
{
    private readonly BackfillLedger _ledger = new(recording.Folder);

    /// <summary>The plan: every interval with its state in history, and what would be done. Nothing is started or written.</summary>
    public BackfillPlan Plan(BoundPipeline pipeline, BackfillRequest request)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(request);
        return new BackfillPlanner(target, cron, _ledger, recording.Clock).Plan(pipeline, request);
    }

    /// <summary>
    /// Runs a plan. <paramref name="onBegin"/> receives the id, and <paramref name="onChange"/> each start and each end of a
    /// run, one after the other. The token stops the backfill, as a request of another process does: active runs are cancelled, and the
    /// same request continues them.
    /// </summary>
    public async Task<BackfillResult> RunAsync(
        BackfillPlan plan,
        Action<string>? onBegin = null,
        Action<BackfillInterval>? onChange = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.HasErrors || plan.IsDone)
        {
            return new BackfillResult(null, plan.Intervals, plan.Diagnostics);
        }

        if (Begin(plan, out var problems) is not { } record)
        {
            return new BackfillResult(null, plan.Intervals, problems);
        }

        onBegin?.Invoke(record.Id);
        using var joined = _ledger.Join(record.Id);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var done = new CancellationTokenSource();
        var watch = StopOnRequestAsync(record.Id, stop, done.Token);
        try
        {
            var runs = new IntervalRuns(plan.Request.Scope, record.Created);
            var intervals = await new BackfillRunner(target, runs).RunAsync(plan, record.Id, onChange, stop.Token).ConfigureAwait(false);
            var isStopped = intervals.Any(i =>
                i.IsToRun || i.Action == IntervalAction.Wait || i.State == IntervalState.Cancelled);
            if (!isStopped)
            {
                _ledger.End(record, recording.Clock.GetUtcNow());
            }

            return new BackfillResult(record.Id, intervals, []) { IsStopped = isStopped };
        }
        finally
        {
            await done.CancelAsync().ConfigureAwait(false);
            await watch.ConfigureAwait(false);
        }
    }

    /// <summary>The intervals of a backfill with their states now.</summary>
    public static IReadOnlyList<BackfillInterval> StatesOf(BackfillRecord record, RunHistory history)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(history);
        var known = record.Identities.SelectMany(i =>
            history.List(new RunQuery { Pipeline = i.Value.Pipeline, Schedule = i.Key }).Runs.Where(i.Value.Accepts));
        return new IntervalRuns(record.Request.Scope, record.Created).Plan(record.Runs, known);
    }

    private BackfillRecord? Begin(BackfillPlan plan, out IReadOnlyList<Diagnostic> problems)
    {
        try
        {
            problems = recording.Folder.Open();
            if (problems.Any(p => p.Severity == DiagnosticSeverity.Error))
            {
                return null;
            }

            var record = _ledger.Begin(plan, recording.Actor, recording.Clock.GetUtcNow(), out var problem);
            problems = problem is null ? problems : [.. problems, problem];
            return record;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems = [StateDiagnostics.NoFolder.At(Location.None, recording.Folder.Path, FileFailure.Message(e))];
            return null;
        }
    }

    private async Task StopOnRequestAsync(string id, CancellationTokenSource stop, CancellationToken done)
    {
        await _ledger.WatchAsync(id, done).ConfigureAwait(false);
        if (!done.IsCancellationRequested)
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }
}
