using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// When the support library polls a job, in seconds from the answer to its start; calls are answered at once, and no callback arrives.
/// </summary>
/// <param name="step">The step.</param>
/// <param name="isPolled">True for the polls of a job that would not call the run back.</param>
/// <param name="most">The most seconds that the run leaves the job.</param>
internal sealed class PollSchedule(BoundStep step, bool isPolled = false, double most = double.PositiveInfinity)
{
    /// <summary>The pause between two polls of a job that calls the run back, in seconds.</summary>
    public const double SlowPause = 600;

    private readonly double _limit = Math.Min(step.LimitSeconds, most);
    private readonly double _pause = IsSlow(step, isPolled) ? SlowPause : step.WaitSeconds;
    private readonly double _cap = Math.Min(
        IsSlow(step, isPolled) ? SlowPause : step.MaxWaitSeconds ?? step.LimitSeconds,
        step.LimitSeconds);

    private readonly double _growth = IsSlow(step, isPolled) ? 0 : Math.Max(0, step.WaitMultiplier - 1);

    /// <summary>The polls of a step, which end at the timeout of the run; it does not apply to on_failure and finally.</summary>
    public static PollSchedule Of(BoundStep step, BoundPipeline? pipeline, bool isPolled = false) =>
        pipeline?.Source.TimeoutMinutes is { } minutes
            && !pipeline.Sections.SelectMany(s => s.Threads).SelectMany(t => t.Steps).Contains(step)
            ? new PollSchedule(step, isPolled, minutes * 60)
            : new PollSchedule(step, isPolled);

    /// <summary>
    /// The number of polls of a job that never ends: the last one is at the limit. Zero for sync steps; long.MaxValue when pauses last no
    /// time.
    /// </summary>
    public long Count => step.Type == StepType.Sync ? 0 : Walk(long.MaxValue).Count;

    /// <summary>The time of poll <paramref name="number"/>, in seconds; polls after the limit happen at the limit.</summary>
    public double At(long number) => step.Type == StepType.Sync ? 0 : Walk(number).Time;

    private static bool IsSlow(BoundStep step, bool isPolled) => step.WaitsForCallback && !isPolled;

    private (long Count, double Time) Walk(long most)
    {
        var time = 0d;
        var count = 0L;
        while (count < most && time < _limit)
        {
            var pause = Math.Min(_pause + (_growth * time), _cap);
            if (pause <= 0)
            {
                return (long.MaxValue, time);
            }

            if (_growth == 0 || pause >= _cap)
            {
                // From here on all pauses are equal, so a division counts the rest; a rounding error is not another poll.
                var left = Math.Min(Math.Max(1, Math.Ceiling(((_limit - time) / pause) - 1e-9)), long.MaxValue / 2d);
                var steps = Math.Min(left, most - count);
                return (count + (long)steps, Math.Min(_limit, time + (steps * pause)));
            }

            time = Math.Min(_limit, time + pause);
            count++;
        }

        return (count, time);
    }
}
