using Aef.Google.Rest.Scheduler;

namespace Aef.Server.Scheduler;

/// <summary>When a failed job is tried again (cloud-workflows.md, section 8.4).</summary>
internal static class RetryPlan
{
    /// <summary>
    /// The pause before the next attempt; null if there is none. With both limits, retries go on until both are reached; a limit of 0 is none.
    /// </summary>
    /// <param name="config">The settings.</param>
    /// <param name="retries">How many retries there were.</param>
    /// <param name="elapsed">The time since the first attempt began.</param>
    public static TimeSpan? Next(RetryConfig? config, int retries, TimeSpan elapsed)
    {
        var count = config?.RetryCount ?? 0;
        var duration = config?.MaxRetryDuration ?? TimeSpan.Zero;
        var isOver = retries >= count && (duration == TimeSpan.Zero || elapsed >= duration);
        return (count == 0 && duration == TimeSpan.Zero) || isOver ? null : Pause(config!, retries); // has a limit
    }

    /// <summary>The pause is doubled some times, then grows by the last one, up to a limit: 10, 20, 40, 80, 160, 240, 300, 300 s.</summary>
    private static TimeSpan Pause(RetryConfig config, int retries)
    {
        var min = (config.MinBackoffDuration ?? TimeSpan.FromSeconds(5)).TotalSeconds;
        var max = (config.MaxBackoffDuration ?? TimeSpan.FromHours(1)).TotalSeconds;
        var doublings = Math.Max(0, config.MaxDoublings ?? 5);
        var seconds = retries <= doublings
            ? min * Math.Pow(2, retries)
            : min * Math.Pow(2, doublings) * (retries - doublings + 1);
        return TimeSpan.FromSeconds(Math.Min(seconds, max));
    }
}
