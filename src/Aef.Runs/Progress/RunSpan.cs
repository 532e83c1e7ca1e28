namespace Aef.Runs.Progress;

/// <summary>A span of a line in the chart of a run.</summary>
/// <param name="Text">The text, safe for a terminal.</param>
/// <param name="Role">Its role.</param>
public sealed record RunSpan(string Text, RunRole Role);
