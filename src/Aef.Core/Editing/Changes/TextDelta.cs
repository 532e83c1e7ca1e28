namespace Aef.Core.Editing.Changes;

/// <summary>
/// One replacement in a text whose lines end with LF: <paramref name="Length"/> UTF-16 units at <paramref name="Offset"/> become
/// <paramref name="Text"/>. The deltas of a list are applied one after another, so each counts in the text that the ones before it left.
/// </summary>
public readonly record struct TextDelta(int Offset, int Length, string Text);
