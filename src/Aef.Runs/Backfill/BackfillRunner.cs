using Aef.Documents.Reading;

namespace Aef.Runs.Backfill;

/// <summary>
/// Runs the intervals of a plan, in their order and at most so many at a time. An interval that another process is running is awaited: if
/// that run is interrupted, it is continued here.
/// </summary>
internal sealed class BackfillRunner(IRunTarget target, IntervalRuns runs)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Runs, and returns every interval of the plan with its new state. <paramref name="onChange"/> receives each start and each end. The
    /// token cancels the active runs; no more are started.
    /// </summary>
    public async Task<IReadOnlyList<BackfillInterval>> RunAsync(
        BackfillPlan plan,
        string backfill,
        Action<BackfillInterval>? onChange,
        CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var active = new Dictionary<Task<BackfillInterval>, int>();
        try
        {
            return await RunAsync(plan, backfill, onChange, active, stop.Token).ConfigureAwait(false);
        }
        catch
        {
            // No run is left without its owner, whatever has happened.
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)Task.WhenAll(active.Keys)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private async Task<IReadOnlyList<BackfillInterval>> RunAsync(
        BackfillPlan plan,
        string backfill,
        Action<BackfillInterval>? onChange,
        Dictionary<Task<BackfillInterval>, int> active,
        CancellationToken cancellationToken)
    {
        var results = plan.Intervals.ToArray();
        var open = new Queue<int>(Enumerable.Range(0, results.Length).Where(i => results[i].Action != IntervalAction.None));
        var rounds = open.Count;
        while ((open.Count > 0 && !cancellationToken.IsCancellationRequested) || active.Count > 0)
        {
            while (open.Count > 0 && active.Count < plan.Request.MaxParallel && rounds > 0 && !cancellationToken.IsCancellationRequested)
            {
                rounds--;
                var index = open.Dequeue();
                var before = results[index];
                var start = Start(before, backfill, cancellationToken);
                results[index] = start.Interval;
                if (start.End is { } end)
                {
                    active.Add(end, index);
                }
                else if (start.Interval.Action == IntervalAction.Wait)
                {
                    open.Enqueue(index);
                }

                if (results[index] != before)
                {
                    onChange?.Invoke(results[index]);
                }
            }

            if (active.Count == 0 && open.Count == 0)
            {
                break;
            }

            // Runs of other processes are asked for again after a pause.
            var pause = open.Count > 0 && rounds == 0 ? Task.Delay(Pause, CancellationToken.None) : null;
            var ended = await Task.WhenAny(pause is null ? active.Keys : active.Keys.Append(pause)).ConfigureAwait(false);
            rounds = pause is not null && ended == pause ? open.Count : rounds;
            if (ended is Task<BackfillInterval> run && active.Remove(run, out var number))
            {
                results[number] = (await run.ConfigureAwait(false)) with { Action = IntervalAction.None };
                onChange?.Invoke(results[number]);
            }
        }

        return results;
    }

    /// <summary>A full disk, for example, is the failure of an interval.</summary>
    private IntervalStart Start(BackfillInterval interval, string backfill, CancellationToken cancellationToken)
    {
        try
        {
            return target.Start(interval, backfill, runs.Decide, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new IntervalStart(interval with { Failure = FileFailure.Message(e), Action = IntervalAction.None }, null);
        }
    }
}
