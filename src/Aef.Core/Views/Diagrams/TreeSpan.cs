namespace Aef.Core.Views.Diagrams;

/// <summary>A stretch of a line in a tree.</summary>
/// <param name="Text">The text, safe for a terminal.</param>
/// <param name="Role">What it is for.</param>
public sealed record TreeSpan(string Text, TreeRole Role);
