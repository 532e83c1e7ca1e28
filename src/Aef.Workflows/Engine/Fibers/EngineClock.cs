namespace Aef.Workflows.Engine.Fibers;

/// <summary>
/// The time of an execution as Unix seconds. Doubles of today's times are 0.2 microseconds apart, so due times are rounded up in them.
/// </summary>
internal static class EngineClock
{
    public static double Seconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / (double)TimeSpan.TicksPerSecond;

    /// <summary>
    /// The first time whose seconds are at least those of <paramref name="now"/> and <paramref name="seconds"/> together.
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
