namespace Aef.Core.Views.Layouts;

/// <summary>The scale of a time line.</summary>
/// <param name="Start">The time at the left edge.</param>
/// <param name="Length">The time from the left edge to the right one; not negative.</param>
public sealed record GanttScale(DateTimeOffset Start, TimeSpan Length)
{
    private static readonly double[] Steps =
    [
        0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400,
        172_800, 604_800, 2_592_000,
    ];

    /// <summary>The position of a time as a fraction of the width, from 0 to 1; 0 for all times if the scale has no length.</summary>
    public double PositionOf(DateTimeOffset time) => Length <= TimeSpan.Zero ? 0 : Math.Clamp((time - Start) / Length, 0, 1);

    /// <summary>Marks at even times, from 0 on; at most <paramref name="most"/>.</summary>
    public IEnumerable<GanttTick> Ticks(int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        if (Length <= TimeSpan.Zero)
        {
            return [new GanttTick(0, TimeSpan.Zero)];
        }

        var seconds = Length.TotalSeconds;
        var step = Steps.FirstOrDefault(s => (seconds / s) + 1 <= most, Math.Ceiling(seconds / 2_592_000 / (most - 1)) * 2_592_000);
        return Enumerable.Range(0, (int)(seconds / step) + 1)
            .Select(i => new GanttTick(i * step / seconds, TimeSpan.FromSeconds(i * step)));
    }
}
