using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Editing.Syntax;

/// <summary>
/// A value with its exact tokens. The tree of the reader has locations for messages: that of a block extends to the next token, that of a
/// list in brackets ends before the bracket, and indicators and comments have none.
/// </summary>
/// <param name="Value">The value.</param>
/// <param name="Span">From its first character to its last, without comments and line breaks after it.</param>
/// <param name="Style">How it is written.</param>
/// <param name="Entries">The entries of a mapping, or the elements of a list.</param>
internal sealed record SyntaxNode(DocumentNode Value, TextSpan Span, SyntaxStyle Style, IReadOnlyList<SyntaxEntry> Entries)
{
    /// <summary>True for a mapping in braces or a list in brackets.</summary>
    public bool IsFlow => Style is SyntaxStyle.FlowMapping or SyntaxStyle.FlowSequence;

    /// <summary>True for a mapping or list on lines of its own.</summary>
    public bool IsBlock => Style is SyntaxStyle.BlockMapping or SyntaxStyle.BlockSequence;

    /// <summary>True for a scalar on lines below its key.</summary>
    public bool IsBlockScalar => Style is SyntaxStyle.Literal or SyntaxStyle.Folded;

    /// <summary>The entry of a key, or null.</summary>
    public SyntaxEntry? Find(string key) => Entries.FirstOrDefault(e => e.Key == key);

    /// <summary>The node at a path; null when there is none.</summary>
    public SyntaxNode? At(NodePath path)
    {
        var node = this;
        foreach (var segment in path.Segments)
        {
            node = node.Entry(segment)?.Value;
            if (node is null)
            {
                return null;
            }
        }

        return node;
    }

    /// <summary>The entry of a segment; null when there is none.</summary>
    public SyntaxEntry? Entry(PathSegment segment) => segment.Key is { } key ? Value is MappingNode ? Find(key) : null
        : Value is SequenceNode && segment.Index >= 0 && segment.Index < Entries.Count ? Entries[segment.Index]
        : null;
}
