using Aef.Documents.Diagnostics;

namespace Aef.Runs.Backfill;

/// <summary>A backfill before it runs: each interval with its state, and what would be done.</summary>
/// <param name="Request">The request.</param>
/// <param name="Intervals">The intervals, in the order in which they are started.</param>
/// <param name="Diagnostics">Problems; with an error, nothing can run.</param>
public sealed record BackfillPlan(
    BackfillRequest Request,
    IReadOnlyList<BackfillInterval> Intervals,
    IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The identity of the runs of each schedule.</summary>
    public IReadOnlyDictionary<string, RunIdentity> Identities { get; init; } = new Dictionary<string, RunIdentity>();

    /// <summary>The unfinished backfill that this one continues; null for a new one.</summary>
    public BackfillRecord? Continued { get; init; }

    /// <summary>When the backfill was begun.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>True when nothing can run.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>The intervals that are run, in their order.</summary>
    public IEnumerable<BackfillInterval> ToRun => Intervals.Where(i => i.IsToRun);

    /// <summary>True when no interval is run or awaited.</summary>
    public bool IsDone => Intervals.All(i => i.Action == IntervalAction.None);
}
