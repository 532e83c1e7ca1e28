namespace Aef.Core.Views.Layouts;

/// <summary>A part of a time line with its position.</summary>
/// <param name="Segment">The part.</param>
/// <param name="X">The left edge, as a fraction of the width from 0 to 1.</param>
/// <param name="Width">The width, as a fraction; greater than 0 even for the shortest part.</param>
public sealed record GanttBox(GanttSegment Segment, double X, double Width);
