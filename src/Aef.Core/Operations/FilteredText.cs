namespace Aef.Core.Operations;

/// <summary>The result of a filter.</summary>
/// <param name="Text">The literal; null when the language cannot express the value.</param>
/// <param name="Problem">Why the value cannot be written, for the end of a sentence; null when it can.</param>
public sealed record FilteredText(string? Text, string? Problem = null);
