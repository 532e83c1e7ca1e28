using Aef.Documents.Collections;

namespace Aef.Core.Views.Layouts;

/// <summary>The positions of a time line: one row per step, in the order of the file.</summary>
/// <param name="Scale">The scale.</param>
/// <param name="Rows">The rows.</param>
public sealed record GanttLayout(GanttScale Scale, EquatableList<GanttRow> Rows)
{
    /// <summary>The least width of a part, as a fraction.</summary>
    public const double LeastWidth = 0.003;

    /// <summary>The layout of rows between two times.</summary>
    public static GanttLayout Of(IEnumerable<GanttItem> items, DateTimeOffset start, DateTimeOffset end)
    {
        ArgumentNullException.ThrowIfNull(items);
        var scale = new GanttScale(start, end > start ? end - start : TimeSpan.Zero);
        return new GanttLayout(scale, [.. items.Select(i => new GanttRow(i, [.. i.Segments.Select(s => BoxOf(scale, s))]))]);
    }

    private static GanttBox BoxOf(GanttScale scale, GanttSegment segment)
    {
        var from = Math.Min(scale.PositionOf(segment.Start), 1 - LeastWidth);
        return new GanttBox(segment, from, Math.Max(LeastWidth, scale.PositionOf(segment.End) - from));
    }
}
