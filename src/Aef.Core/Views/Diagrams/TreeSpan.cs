namespace Aef.Core.Views.Diagrams;

/// <summary>A span of a line in a tree.</summary>
/// <param name="Text">The text, safe for a terminal.</param>
/// <param name="Role">Its role.</param>
public sealed record TreeSpan(string Text, TreeRole Role);
