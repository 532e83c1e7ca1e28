using Aef.Runs.Progress;

namespace Aef.Runs.History;

/// <summary>A step in two runs.</summary>
/// <param name="JobId">The JOB_ID.</param>
/// <param name="JobName">The JOB_NAME.</param>
/// <param name="StateBefore">Its state in the first run; null if that run does not have it.</param>
/// <param name="State">Its state in the second run; null if that run does not have it.</param>
/// <param name="Before">Its duration in the first run, with the pauses between attempts; null if it did not run.</param>
/// <param name="Now">Its duration in the second run.</param>
public sealed record StepComparison(
    string JobId,
    string JobName,
    StepState? StateBefore,
    StepState? State,
    TimeSpan? Before,
    TimeSpan? Now)
{
    private const double LeastShare = 0.1;
    private static readonly TimeSpan LeastChange = TimeSpan.FromSeconds(1);

    /// <summary>The difference of the durations; null if the step did not run in both.</summary>
    public TimeSpan? Change => Now - Before;

    /// <summary>True if it took longer by at least a second and a tenth.</summary>
    public bool IsSlower => Change is { } change && change >= LeastChange && change >= Before * LeastShare;

    /// <summary>True if it took less time by at least a second and a tenth.</summary>
    public bool IsFaster => Change is { } change && -change >= LeastChange && -change >= Before * LeastShare;

    /// <summary>True if the states differ.</summary>
    public bool HasOtherState => StateBefore != State;
}
