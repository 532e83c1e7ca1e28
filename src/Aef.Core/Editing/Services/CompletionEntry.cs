using Aef.Documents.Text;

namespace Aef.Core.Editing.Services;

/// <summary>A proposal for the text at the cursor.</summary>
/// <param name="Label">What the list shows.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Text">The text that replaces the span.</param>
/// <param name="Span">The part of the text that it replaces: the word before the cursor.</param>
/// <param name="Description">The meaning; null when there is none.</param>
public sealed record CompletionEntry(string Label, CompletionKind Kind, string Text, TextSpan Span, string? Description);
