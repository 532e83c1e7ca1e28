using Aef.Documents.Text;

namespace Aef.Core.Editing.Services;

/// <summary>What is known about the text at a position.</summary>
/// <param name="Span">The key.</param>
/// <param name="Title">The key, or the key with the kind of its place.</param>
/// <param name="Description">Its meaning.</param>
public sealed record HoverText(TextSpan Span, string Title, string Description);
