namespace Aef.Cli.Rendering;

/// <summary>A line of a difference: <c>-</c> is only in the expected text, <c>+</c> only in the actual text, and a blank in both.</summary>
internal sealed record DiffLine(char Sign, string Text);
