namespace Aef.Documents.Diagnostics;

/// <summary>
/// A change of a text: the stretch at <paramref name="Location"/> becomes <paramref name="NewText"/>; an empty string removes it.
/// </summary>
public sealed record TextEdit(Location Location, string NewText);
