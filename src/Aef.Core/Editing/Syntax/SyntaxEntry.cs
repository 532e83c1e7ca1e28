using Aef.Documents.Text;

namespace Aef.Core.Editing.Syntax;

/// <summary>An entry of a mapping, or an element of a list.</summary>
/// <param name="Start">The offset of its first character: its key, its dash, or its value in brackets.</param>
/// <param name="Key">The key; null in a list.</param>
/// <param name="KeySpan">The key with its quotes; empty in a list.</param>
/// <param name="Indicator">The offset of the colon or the dash; -1 in brackets.</param>
/// <param name="Value">The value.</param>
internal sealed record SyntaxEntry(int Start, string? Key, TextSpan KeySpan, int Indicator, SyntaxNode Value)
{
    /// <summary>The offset just after the entry.</summary>
    public int End => Value.Style == SyntaxStyle.Empty ? Math.Max(Indicator + 1, KeySpan.End) : Value.Span.End;
}
