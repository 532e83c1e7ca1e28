namespace Aef.Core.Editing.Changes;

/// <summary>A part of a <see cref="TextOperation"/>: it keeps, deletes or inserts characters.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Length">The number of characters.</param>
/// <param name="Text">What it inserts; empty for the other kinds.</param>
/// <param name="Endings">The line breaks of the inserted lines; null for those of the lines around it.</param>
internal readonly record struct TextPart(TextPartKind Kind, int Length, string Text, LineEnding[]? Endings);
