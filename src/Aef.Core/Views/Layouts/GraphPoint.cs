namespace Aef.Core.Views.Layouts;

/// <summary>A point of a picture, in pixels from the upper left corner.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Downward.</param>
public readonly record struct GraphPoint(double X, double Y);
