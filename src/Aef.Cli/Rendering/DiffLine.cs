namespace Aef.Cli.Rendering;

/// <summary>A line of a difference: <c>-</c> is only expected, <c>+</c> is only there, a blank is in both.</summary>
internal sealed record DiffLine(char Sign, string Text);
