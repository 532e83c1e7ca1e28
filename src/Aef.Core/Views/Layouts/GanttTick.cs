namespace Aef.Core.Views.Layouts;

/// <summary>A mark of the axis.</summary>
/// <param name="X">The position, as a fraction of the width from 0 to 1.</param>
/// <param name="Time">The time from the begin of the axis.</param>
public readonly record struct GanttTick(double X, TimeSpan Time);
