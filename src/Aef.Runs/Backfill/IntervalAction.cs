namespace Aef.Runs.Backfill;

/// <summary>What a backfill does with an interval.</summary>
public enum IntervalAction
{
    /// <summary>Nothing: it is done.</summary>
    None,

    /// <summary>It waits for the run of another process.</summary>
    Wait,

    /// <summary>It starts a new run.</summary>
    Start,

    /// <summary>It continues the interrupted run, which keeps its id.</summary>
    Resume,

    /// <summary>It starts a run of the jobs that are not done.</summary>
    Rerun,
}
