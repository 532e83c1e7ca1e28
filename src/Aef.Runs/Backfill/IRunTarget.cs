using Aef.Core.Operations;
using Aef.Documents.Diagnostics;
using Aef.Runs.History;

namespace Aef.Runs.Backfill;

/// <summary>Where the runs of a backfill run. The calls of one backfill come one after the other.</summary>
public interface IRunTarget
{
    /// <summary>The identity of the pipeline and its runs: runs of another pipeline, environment or inputs do not count.</summary>
    RunIdentity Identify(ScheduledRun run);

    /// <summary>Everything that keeps a run from starting, before any is started.</summary>
    IReadOnlyList<Diagnostic> Check(ScheduledRun run);

    /// <summary>The recorded runs of a schedule; those that process an interval from a time on, if it is not null.</summary>
    IReadOnlyList<RunRecord> FindRuns(string schedule, DateTimeOffset? intervalStart = null);

    /// <summary>
    /// Starts or continues the run of an interval, unless <paramref name="decide"/>, which receives the interval and its recorded runs
    /// while no other backfill can start one, decides otherwise. The token cancels the run.
    /// </summary>
    IntervalStart Start(
        BackfillInterval interval,
        string backfill,
        Func<BackfillInterval, IEnumerable<RunRecord>, BackfillInterval> decide,
        CancellationToken cancellationToken);
}
