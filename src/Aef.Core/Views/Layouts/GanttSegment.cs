namespace Aef.Core.Views.Layouts;

/// <summary>A part of the time line of a step.</summary>
/// <param name="Kind">What happens in it.</param>
/// <param name="Start">Its begin.</param>
/// <param name="End">Its end; for what is running, now.</param>
public sealed record GanttSegment(GanttKind Kind, DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>The attempt, counted from 1; 0 for a pause.</summary>
    public int Attempt { get; init; }
}
