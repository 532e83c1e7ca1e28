namespace Aef.Workflows.Engine.Fibers;

/// <summary>
/// The time of an execution in Unix seconds. Current times as doubles are 0.2 microseconds apart, so due times are rounded up.
/// </summary>
internal static class EngineClock
{
    public static double Seconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / (double)TimeSpan.TicksPerSecond;

    /// <summary>
    /// The earliest time that is at least <paramref name="seconds"/> after <paramref name="now"/>, in seconds.
    /// </summary>
    public static DateTimeOffset After(DateTimeOffset now, double seconds)
    {
        var target = Seconds(now) + seconds;
        if (target >= Seconds(DateTimeOffset.MaxValue) - 1)
        {
            return DateTimeOffset.MaxValue;
        }

        var due = DateTimeOffset.UnixEpoch.AddTicks((long)Math.Ceiling(target * TimeSpan.TicksPerSecond));
        while (Seconds(due) < target)
        {
            due = due.AddTicks(1);
        }

        return due > now ? due : now;
    }
}
