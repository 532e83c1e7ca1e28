using Aef.Core.Editing.Changes;
using Aef.Core.Editing.Printing;
using Aef.Core.Editing.Syntax;
using Aef.Documents.Tree;

namespace Aef.Core.Editing.Forms;

/// <summary>
/// Finds the replacements in the text for changes of nodes: values, keys and new entries. Whether the result is right is checked by reading
/// it again.
/// </summary>
internal sealed partial class NodeEditor(string text, SyntaxNode root, bool isJson)
{
    private readonly LayoutStyle _style = LayoutStyle.Detect(text, root, isJson);

    /// <summary>The replacements for another value; several ways, the best one first.</summary>
    public IEnumerable<IReadOnlyList<TextDelta>> Replace(NodePath path, DocumentNode value)
    {
        var parent = root.At(path.Parent!)!;
        var entry = parent.Entry(path.Last)!;
        var isFlow = isJson || parent.IsFlow;
        if (value is ScalarNode scalar && !isJson)
        {
            var column = isFlow ? 0 : BlockColumn(entry);
            foreach (var token in ValuePrinter.Scalars(scalar, entry.Value.Style, isFlow, column).Distinct(StringComparer.Ordinal))
            {
                yield return isFlow ? FlowValue(entry, token) : Inline(entry, token);
            }
        }
        else if (isFlow)
        {
            yield return FlowValue(entry, FlowText(value, parent, entry));
        }
        else if (value is MappingNode { Entries.Count: > 0 } or SequenceNode { Items.Count: > 0 })
        {
            yield return BlockValue(entry, value);
        }
        else
        {
            yield return Inline(entry, ValuePrinter.Flow(value, isJson));
        }
    }

    /// <summary>The replacements for another key.</summary>
    public IReadOnlyList<TextDelta> Rename(NodePath path, string name)
    {
        var entry = root.At(path.Parent!)!.Entry(path.Last)!;
        var style = text[entry.KeySpan.Start] switch
        {
            '\'' => SyntaxStyle.SingleQuoted,
            '"' => SyntaxStyle.DoubleQuoted,
            _ => SyntaxStyle.Plain,
        };
        return [new TextDelta(entry.KeySpan.Start, entry.KeySpan.Length, ValuePrinter.Key(name, style, isJson))];
    }

    /// <summary>The replacements for a new key at the end of a mapping that has entries.</summary>
    public IEnumerable<IReadOnlyList<TextDelta>> AddKey(SyntaxNode parent, string key, DocumentNode value)
    {
        var last = parent.Entries[^1];
        var style = text[last.KeySpan.Start] is '\'' ? SyntaxStyle.SingleQuoted : text[last.KeySpan.Start] is '"'
            ? SyntaxStyle.DoubleQuoted : default;
        var name = ValuePrinter.Key(key, style, isJson);
        if (parent.IsFlow)
        {
            yield return [new TextDelta(last.End, 0, $",{FlowSeparator(parent)}{name}: {FlowText(value, parent, last)}")];
            yield break;
        }

        var column = TextLines.Column(text, parent.Entries[0].Start);
        var indentation = Spaces(column);
        var end = TextLines.EndOf(text, last.End);
        foreach (var shown in KeyValues(value, column))
        {
            yield return [new TextDelta(end, 0, $"\n{indentation}{name}:{shown}")];
        }
    }

    /// <summary>
    /// The replacements for a new element of a list that has elements. <paramref name="print"/> returns the lines of the element for the
    /// column of its dash, or, in brackets, null for a column of -1 and the printed value.
    /// </summary>
    public IReadOnlyList<TextDelta> Insert(SyntaxNode list, int index, Func<int, string> print)
    {
        var entries = list.Entries;
        if (list.IsFlow)
        {
            var separator = FlowSeparator(list);
            return index == entries.Count
                ? [new TextDelta(entries[^1].End, 0, $",{separator}{print(-1)}")]
                : [new TextDelta(entries[index].Start, 0, $"{print(-1)},{separator}")];
        }

        var column = TextLines.Column(text, entries[0].Start);
        var gap = GapBetween(list);
        if (index == entries.Count)
        {
            return [new TextDelta(TextLines.EndOf(text, entries[^1].End), 0, $"\n{gap}{Spaces(column)}{print(column)}")];
        }

        var start = entries[index].Start;
        return TextLines.StartsLine(text, start)
            ? [new TextDelta(BlockStart(start), 0, $"{Spaces(column)}{print(column)}\n{gap}")]
            : [new TextDelta(start, 0, $"{print(column)}\n{gap}{Spaces(column)}")];
    }

    /// <summary>The text of a new element, for the column of its dash or, in brackets, -1.</summary>
    public string Element(SyntaxNode list, DocumentNode value, int column) => column < 0
        ? FlowText(value, list, list.Entries[^1])
        : value is ScalarNode scalar ? "- " + ValuePrinter.Scalars(scalar, ScalarStyle(list), isFlow: false, column + 2).First()
        : "- " + ValuePrinter.Block(value, Spaces(column + 2), isJson: false, _style.Unit);

    /// <summary>The start of the lines of an entry: its own, or that of the comments directly above it.</summary>
    private int BlockStart(int start) =>
        TextLines.CommentsAbove(text, TextLines.StartOf(text, start), TextLines.Column(text, start));

    private static SyntaxStyle ScalarStyle(SyntaxNode list) =>
        list.Entries[^1].Value.Style is SyntaxStyle.SingleQuoted or SyntaxStyle.DoubleQuoted
        ? list.Entries[^1].Value.Style
        : SyntaxStyle.Plain;

    /// <summary>What follows the colon of a key.</summary>
    private IEnumerable<string> KeyValues(DocumentNode value, int column)
    {
        switch (value)
        {
            case ScalarNode scalar:
                foreach (var token in ValuePrinter.Scalars(scalar, SyntaxStyle.Plain, isFlow: false, column + _style.Unit)
                    .Distinct(StringComparer.Ordinal))
                {
                    yield return " " + token;
                }

                break;
            case MappingNode { Entries.Count: > 0 } or SequenceNode { Items.Count: > 0 }:
                var inner = Spaces(column + OffsetOf(value));
                yield return $"\n{inner}{ValuePrinter.Block(value, inner, isJson: false, _style.Unit)}";
                break;
            default:
                yield return " " + ValuePrinter.Flow(value, isJson: false);
                break;
        }
    }

    private List<TextDelta> Inline(SyntaxEntry entry, string token)
    {
        var old = entry.Value;
        if (old.Style == SyntaxStyle.Empty)
        {
            return [new TextDelta(entry.Indicator + 1, 0, " " + token)];
        }

        if (token.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var header && !old.IsBlock && !old.IsBlockScalar)
        {
            // A comment after the value stays on the line of its header.
            return
            [
                new TextDelta(old.Span.Start, old.Span.Length, token[..header]),
                new TextDelta(TextLines.EndOf(text, old.Span.End), 0, token[header..]),
            ];
        }

        var broken = old.IsBlock ? text.LastIndexOf('\n', old.Span.Start, old.Span.Start - entry.Indicator) : -1;
        return broken < 0
            ? [new TextDelta(old.Span.Start, old.Span.Length, token)]
            : [new TextDelta(entry.Indicator + 1, 0, " " + token), new TextDelta(broken, old.Span.End - broken, string.Empty)];
    }

    private List<TextDelta> BlockValue(SyntaxEntry entry, DocumentNode value)
    {
        var old = entry.Value;
        var column = TextLines.Column(text, entry.Start);
        if (old.IsBlock || entry.Key is null)
        {
            var inner = old.IsBlock ? TextLines.Column(text, old.Span.Start) : column + 2;
            var block = ValuePrinter.Block(value, Spaces(inner), isJson: false, _style.Unit);
            return old.Style == SyntaxStyle.Empty
                ? [new TextDelta(entry.Indicator + 1, 0, " " + block)]
                : [new TextDelta(old.Span.Start, old.Span.Length, block)];
        }

        var indentation = Spaces(column + OffsetOf(value));
        var lines = $"\n{indentation}{ValuePrinter.Block(value, indentation, isJson: false, _style.Unit)}";
        var end = TextLines.EndOf(text, entry.End);
        return old.Style == SyntaxStyle.Empty
            ? [new TextDelta(end, 0, lines)]
            : [new TextDelta(entry.Indicator + 1, old.Span.End - entry.Indicator - 1, string.Empty), new TextDelta(end, 0, lines)];
    }

    private static List<TextDelta> FlowValue(SyntaxEntry entry, string token) => entry.Value.Style != SyntaxStyle.Empty
        ? [new TextDelta(entry.Value.Span.Start, entry.Value.Span.Length, token)]
        : entry.Indicator < 0
            ? [new TextDelta(entry.KeySpan.End, 0, ": " + token)]
            : [new TextDelta(entry.Indicator + 1, 0, " " + token)];

    /// <summary>A value in brackets: on lines of its own when its siblings are.</summary>
    private string FlowText(DocumentNode value, SyntaxNode parent, SyntaxEntry sibling) =>
        isJson && value is MappingNode or SequenceNode && (IsOnLines(parent) || root.Entries.Count == 0)
            ? ValuePrinter.Block(value, TextLines.Indentation(text, sibling.Start), isJson: true, _style.Unit)
            : ValuePrinter.Flow(value, isJson);

    private string FlowSeparator(SyntaxNode parent) => IsOnLines(parent) ? "\n" + TextLines.Indentation(text, parent.Entries[0].Start)
        : " ";

    private bool IsOnLines(SyntaxNode node) => node.Entries.Count > 0 && TextLines.StartsLine(text, node.Entries[0].Start);

    private int BlockColumn(SyntaxEntry entry) => TextLines.Column(text, entry.Start) + (entry.Key is null ? 2 : _style.Unit);

    private int OffsetOf(DocumentNode value) => value is SequenceNode ? _style.ListOffset : _style.Unit;

    /// <summary>A line break when the elements of a list are separated by blank lines.</summary>
    private string GapBetween(SyntaxNode list) =>
        list.Entries.Count > 1 && TextLines.BlankAbove(text, BlockStart(list.Entries[^1].Start)) > 0 ? "\n" : string.Empty;

    private static string Spaces(int count) => new(' ', count);
}
