namespace Aef.Runs.Backfill;

/// <summary>What has become of the attempt to start the run of an interval.</summary>
/// <param name="Interval">The interval by the records at that time; with a failure, if its run could not be started.</param>
/// <param name="End">Completes with the end of the run; null if none was started.</param>
public sealed record IntervalStart(BackfillInterval Interval, Task<BackfillInterval>? End);
