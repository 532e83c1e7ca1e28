namespace Aef.Core.Validation.Configuration;

/// <summary>
/// <c>retention</c> of a configuration: which recorded runs of the project are kept. What it does not set has its default.
/// </summary>
public sealed record RetentionSettings
{
    /// <summary>The longest time since the start of a run; null for the default.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>The largest number of runs; null for the default.</summary>
    public int? Count { get; init; }

    /// <summary>The largest size of all runs together, in bytes; null for the default.</summary>
    public long? Bytes { get; init; }

    /// <summary>The largest size of the log of an attempt, in bytes; null for the default.</summary>
    public long? LogBytes { get; init; }
}
