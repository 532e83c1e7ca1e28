using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Editing.Syntax;

/// <summary>
/// Finds the tokens of a document that was read: a scan over the text between the locations of its nodes. If the text is not as expected,
/// there is no tree, and nothing is edited.
/// </summary>
internal sealed class SyntaxReader
{
    private readonly string _text;
    private readonly bool _isJson;
    private bool _failed;

    private SyntaxReader(string text, bool isJson)
    {
        _text = text;
        _isJson = isJson;
    }

    /// <summary>The tokens of a document; null when they cannot be found.</summary>
    public static SyntaxNode? Read(string text, DocumentNode root, bool isJson)
    {
        var reader = new SyntaxReader(text, isJson);
        var node = reader.Read(root);
        return reader._failed ? null : node;
    }

    private SyntaxNode Read(DocumentNode node)
    {
        var span = node.Location.Span;
        var first = span.Length > 0 && span.Start < _text.Length ? _text[span.Start] : '\0';
        switch (node)
        {
            case MappingNode map when first == '{':
                return Flow(map, span, '}', SyntaxStyle.FlowMapping, [.. map.Entries.Select(e => Entry(e, isFlow: true))]);
            case SequenceNode list when first == '[':
                return Flow(list, span, ']', SyntaxStyle.FlowSequence, [.. list.Items.Select(Element)]);
            case MappingNode map:
                return Block(map, span, SyntaxStyle.BlockMapping, [.. map.Entries.Select(e => Entry(e, isFlow: false))]);
            case SequenceNode list:
                return Block(list, span, SyntaxStyle.BlockSequence, Dashes(list, span.Start));
            default:
                return Scalar(node, span, first);
        }
    }

    private SyntaxNode Scalar(DocumentNode node, TextSpan span, char first)
    {
        if (span.Length == 0)
        {
            return new SyntaxNode(node, span, SyntaxStyle.Empty, []);
        }

        var style = first switch
        {
            '"' => SyntaxStyle.DoubleQuoted,
            '\'' when !_isJson => SyntaxStyle.SingleQuoted,
            '|' when !_isJson => SyntaxStyle.Literal,
            '>' when !_isJson => SyntaxStyle.Folded,
            _ => SyntaxStyle.Plain,
        };
        if (style is not (SyntaxStyle.Literal or SyntaxStyle.Folded))
        {
            return new SyntaxNode(node, span, style, []);
        }

        // Line breaks at the end belong to the value only with the indicator +.
        var token = _text.AsSpan(span.Start, span.Length);
        var header = token.IndexOf('\n') is >= 0 and var end ? token[..end] : token;
        var keeps = header.IndexOf('#') is >= 0 and var comment ? header[..comment].Contains('+') : header.Contains('+');
        var length = keeps ? token.Length - (token[^1] == '\n' ? 1 : 0) : token.TrimEnd(" \n").Length;
        return new SyntaxNode(node, new TextSpan(span.Start, Math.Max(length, 1)), style, []);
    }

    private SyntaxNode Flow(DocumentNode node, TextSpan span, char bracket, SyntaxStyle style, IReadOnlyList<SyntaxEntry> entries)
    {
        // The readers differ in whether the location includes the bracket.
        var end = Trivia.Skip(_text, entries.Count > 0 ? entries[^1].End : span.Start + 1, _isJson);
        if (end < _text.Length && _text[end] == ',')
        {
            end = Trivia.Skip(_text, end + 1, _isJson);
        }

        Expect(end, bracket);
        return new SyntaxNode(node, TextSpan.FromBounds(span.Start, end + 1), style, entries);
    }

    private static SyntaxNode Block(DocumentNode node, TextSpan span, SyntaxStyle style, IReadOnlyList<SyntaxEntry> entries) =>
        new(node, TextSpan.FromBounds(entries.Count > 0 ? Math.Min(span.Start, entries[0].Start) : span.Start, entries.Count > 0
            ? entries[^1].End : span.End), style, entries);

    private SyntaxEntry Entry(MappingEntry entry, bool isFlow)
    {
        var key = entry.KeyLocation.Span;
        var colon = Trivia.Skip(_text, key.End, _isJson);
        var value = Read(entry.Value);
        if (isFlow && !_isJson && value.Style == SyntaxStyle.Empty && (colon >= _text.Length || _text[colon] != ':'))
        {
            return new SyntaxEntry(key.Start, entry.Key, key, -1, value); // {a} is short for {a: null}
        }

        Expect(colon, ':');
        var start = key.Start;
        if (!isFlow && !TextLines.StartsLine(_text, start)
            && _text.AsSpan(TextLines.StartOf(_text, start)..start).TrimEnd(' ') is [.., '?'] mark)
        {
            start = TextLines.StartOf(_text, start) + mark.Length - 1;
        }

        return new SyntaxEntry(start, entry.Key, key, colon, value);
    }

    private SyntaxEntry Element(DocumentNode item)
    {
        var value = Read(item);
        return new SyntaxEntry(value.Span.Start, null, default, -1, value);
    }

    private List<SyntaxEntry> Dashes(SequenceNode list, int start)
    {
        var entries = new List<SyntaxEntry>();
        foreach (var item in list.Items)
        {
            var dash = Trivia.Skip(_text, start, _isJson);
            Expect(dash, '-');
            var entry = new SyntaxEntry(dash, null, default, dash, Read(item));
            entries.Add(entry);
            start = entry.End;
        }

        return entries;
    }

    private void Expect(int offset, char token) => _failed |= offset >= _text.Length || _text[offset] != token;
}
