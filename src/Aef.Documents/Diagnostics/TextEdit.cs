namespace Aef.Documents.Diagnostics;

/// <summary>
/// An edit of a text: the span at <paramref name="Location"/> becomes <paramref name="NewText"/>; an empty string removes it.
/// </summary>
public sealed record TextEdit(Location Location, string NewText);
