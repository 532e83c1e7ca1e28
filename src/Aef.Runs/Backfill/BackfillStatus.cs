using Aef.Runs.History;

namespace Aef.Runs.Backfill;

/// <summary>A backfill with the states of its intervals.</summary>
/// <param name="Record">What is recorded about it.</param>
/// <param name="State">Its own state.</param>
/// <param name="Intervals">The intervals with their states, in the order of the plan.</param>
public sealed record BackfillStatus(BackfillRecord Record, BackfillState State, IReadOnlyList<BackfillInterval> Intervals)
{
    /// <summary>The id.</summary>
    public string Id => Record.Id;

    /// <summary>The name of the pipeline.</summary>
    public string Pipeline => Record.Pipeline;

    /// <summary>The names of the schedules.</summary>
    public IEnumerable<string> Schedules => Record.Identities.Keys;

    /// <summary>When it was begun.</summary>
    public DateTimeOffset Created => Record.Created;

    /// <summary>The number of intervals that have succeeded.</summary>
    public int Succeeded => Intervals.Count(i => i.State == IntervalState.Succeeded);

    /// <summary>The number of intervals.</summary>
    public int Total => Intervals.Count;

    /// <summary>The status now.</summary>
    public static BackfillStatus Of(BackfillRecord record, BackfillLedger ledger, RunHistory history)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(history);
        var state = ledger.IsActive(record.Id) ? BackfillState.Running
            : record.Ended is null ? BackfillState.Stopped
            : BackfillState.Ended;
        return new BackfillStatus(record, state, Backfills.StatesOf(record, history));
    }
}
