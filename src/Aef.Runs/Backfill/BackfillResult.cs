using Aef.Documents.Diagnostics;

namespace Aef.Runs.Backfill;

/// <summary>A backfill that has ended or was stopped.</summary>
/// <param name="Id">The id; null if it was not begun.</param>
/// <param name="Intervals">The intervals of the plan, with their new states.</param>
/// <param name="Diagnostics">Problems because of which it was not begun.</param>
public sealed record BackfillResult(string? Id, IReadOnlyList<BackfillInterval> Intervals, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>True when it was stopped before all intervals had ended.</summary>
    public bool IsStopped { get; init; }

    /// <summary>True when every interval of the plan has succeeded.</summary>
    public bool HasSucceeded => Id is not null && Intervals.All(i => i.State == IntervalState.Succeeded);
}
