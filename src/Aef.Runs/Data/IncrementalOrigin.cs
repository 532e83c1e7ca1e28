namespace Aef.Runs.Data;

/// <summary>Where the new rows of an incremental load begin.</summary>
internal enum IncrementalOrigin
{
    /// <summary>After the newest row of the table.</summary>
    Destination,

    /// <summary>With the first day of the run; they end with its last day.</summary>
    Interval,

    /// <summary>A number of minutes or hours before the job.</summary>
    Duration,

    /// <summary>At midnight, a number of days before the job.</summary>
    Days,
}
