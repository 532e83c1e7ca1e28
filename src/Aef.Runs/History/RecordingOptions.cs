using Aef.Runs.State;

namespace Aef.Runs.History;

/// <summary>How runs are recorded.</summary>
/// <param name="Folder">The state folder.</param>
/// <param name="Actor">Who starts the runs.</param>
public sealed record RecordingOptions(StateFolder Folder, RunActor Actor)
{
    /// <summary>The least free disk space for a new run by default, in bytes.</summary>
    public const long DefaultFreeBytes = 100L << 20;

    /// <summary>Opens the index; null without one.</summary>
    public Func<string, IRunStore>? OpenStore { get; init; }

    /// <summary>Which runs are removed automatically.</summary>
    public RetentionPolicy Retention { get; init; } = RetentionPolicy.Automatic;

    /// <summary>The largest size of the log of an attempt, in bytes.</summary>
    public long LogBytes { get; init; } = StepLogFile.DefaultLimit;

    /// <summary>The least free disk space for a new run, in bytes.</summary>
    public long LeastFreeBytes { get; init; } = DefaultFreeBytes;

    /// <summary>The id of the backfill that starts the runs; null for others. Other runs are admitted before them.</summary>
    public string? Backfill { get; init; }

    /// <summary>The clock of the computer.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Returns the free disk space of a path; null if it is unknown.</summary>
    internal Func<string, long?> FreeBytes { get; init; } = DiskSpace.FreeBytes;
}
