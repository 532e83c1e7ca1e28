namespace Aef.Core.Pipelines.Model;

/// <summary>
/// Remembers the highest number among the JOB_IDs of a pipeline, so that building does not look through all steps for each one
/// that it adds. It follows from the steps, so all are equal to each other: equality of pipelines must not see it.
/// </summary>
internal sealed class JobNumbers : IEquatable<JobNumbers>
{
    private const long Unknown = -1;

    private long _highest = Unknown;

    /// <summary>The highest number, or null when nobody has looked yet.</summary>
    public long? Highest
    {
        get => _highest == Unknown ? null : _highest;
        set => _highest = value ?? Unknown;
    }

    public bool Equals(JobNumbers? other) => other is not null;

    public override bool Equals(object? obj) => obj is JobNumbers;

    public override int GetHashCode() => 0;
}
