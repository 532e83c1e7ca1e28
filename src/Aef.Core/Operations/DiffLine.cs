namespace Aef.Core.Operations;

/// <summary>A line of a comparison of two texts.</summary>
/// <param name="Kind">Which of the two texts has the line.</param>
/// <param name="Text">The line, without its line break.</param>
public sealed record DiffLine(DiffLineKind Kind, string Text);
