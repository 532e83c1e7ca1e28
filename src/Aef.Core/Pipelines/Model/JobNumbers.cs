namespace Aef.Core.Pipelines.Model;

/// <summary>
/// Caches the highest number among the JOB_IDs of a pipeline, so that a builder need not search all steps for each one that it adds. It is
/// derived from the steps, so all instances are equal: equality of pipelines must not depend on it.
/// </summary>
internal sealed class JobNumbers : IEquatable<JobNumbers>
{
    private const long Unknown = -1;

    private long _highest = Unknown;

    /// <summary>The highest number, or null when it has not been computed yet.</summary>
    public long? Highest
    {
        get => _highest == Unknown ? null : _highest;
        set => _highest = value ?? Unknown;
    }

    public bool Equals(JobNumbers? other) => other is not null;

    public override bool Equals(object? obj) => obj is JobNumbers;

    public override int GetHashCode() => 0;
}
