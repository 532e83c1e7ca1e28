using Aef.Runs.History;

namespace Aef.Web.Runs;

/// <summary>A time at which a schedule is or was due.</summary>
/// <param name="Pipeline">The key of the pipeline.</param>
/// <param name="Schedule">The name of the schedule.</param>
/// <param name="Time">When it is due.</param>
public sealed record CalendarEntry(string Pipeline, string Schedule, DateTimeOffset Time)
{
    /// <summary>The run for this time; null if there is none.</summary>
    public RunRecord? Run { get; init; }

    /// <summary>True for a time in the past without a run.</summary>
    public bool IsMissed { get; init; }

    /// <summary>True if the schedule is paused.</summary>
    public bool IsPaused { get; init; }
}
