using Aef.Core.Editing.Changes;
using Aef.Core.Editing.Printing;
using Aef.Core.Editing.Syntax;
using Aef.Documents.Tree;

namespace Aef.Core.Editing.Forms;

/// <content>Removing entries, and moving them with their comments.</content>
internal sealed partial class NodeEditor
{
    /// <summary>The replacements without an entry, its trailing comment and the comments directly above it.</summary>
    public IReadOnlyList<TextDelta> Remove(NodePath path)
    {
        var parent = root.At(path.Parent!)!;
        var entry = parent.Entry(path.Last)!;
        var index = parent.Entries.ToList().IndexOf(entry);
        if (parent.Entries.Count == 1)
        {
            return RemoveOnly(path.Parent!, parent);
        }

        if (parent.IsFlow)
        {
            return index + 1 < parent.Entries.Count
                ? [Span(entry.Start, parent.Entries[index + 1].Start)]
                : [Span(parent.Entries[index - 1].End, entry.End)];
        }

        var end = TextLines.EndOf(text, entry.End);
        if (!TextLines.StartsLine(text, entry.Start))
        {
            // The first entry after a dash: the next one moves to its place, or stays on its line below its comment.
            var next = parent.Entries[index + 1];
            return TextLines.CommentsAbove(text, TextLines.StartOf(text, next.Start),
                TextLines.Column(text, next.Start)) == TextLines.StartOf(text, next.Start)
                ? [Span(entry.Start, next.Start)]
                : [Span(text.AsSpan(0, entry.Start).TrimEnd(' ').Length, end)];
        }

        var start = BlockStart(entry.Start);
        if (end == text.Length)
        {
            return [Span(Math.Max(start - 1 - TextLines.BlankAbove(text, start), 0), end)];
        }

        end++;
        if (index == 0)
        {
            return [Span(start, TextLines.AfterBlank(text, end))];
        }

        return [Span(end == text.Length || TextLines.IsBlank(text, end) ? AboveBlank(start) : start, end)];
    }

    /// <summary>
    /// The lines of an element as they are, for the column of another dash: the comments above it, the element, and the comment after it.
    /// Null when the element is not on lines of its own.
    /// </summary>
    public Func<int, string>? Lines(NodePath path)
    {
        var parent = root.At(path.Parent!)!;
        var entry = parent.Entry(path.Last)!;
        if (parent.IsFlow)
        {
            var flow = text[entry.Start..entry.End];
            return flow.Contains('\n', StringComparison.Ordinal) || !isJson ? null : _ => flow;
        }

        var column = TextLines.Column(text, entry.Start);
        var start = TextLines.StartsLine(text, entry.Start) ? BlockStart(entry.Start) + column : entry.Start;
        var lines = text[start..TextLines.EndOf(text, entry.End)].Split('\n');
        return to => to < 0 ? string.Empty : string.Join('\n', lines.Select((l, i) => i == 0 ? l : Shift(l, to - column)));
    }

    /// <summary>The lines of an element in brackets for another list, with the indentation of its elements; null for others.</summary>
    public string? FlowLines(NodePath path, SyntaxNode list)
    {
        var entry = root.At(path.Parent!)!.Entry(path.Last)!;
        if (!isJson || list.Entries.Count == 0)
        {
            return null;
        }

        var by = TextLines.Indentation(text, list.Entries[0].Start).Length - TextLines.Indentation(text, entry.Start).Length;
        return string.Join('\n', text[entry.Start..entry.End].Split('\n').Select((l, i) => i == 0 ? l : Shift(l, by)));
    }

    private List<TextDelta> RemoveOnly(NodePath path, SyntaxNode parent)
    {
        var token = parent.Value is MappingNode ? "{}" : "[]";
        return path.Parent is null || parent.IsFlow
            ? [new TextDelta(parent.Span.Start, parent.Span.Length, token)]
            : Inline(root.At(path.Parent)!.Entry(path.Last)!, token);
    }

    private int AboveBlank(int lineStart)
    {
        while (lineStart > 0 && TextLines.StartOf(text, lineStart - 1) is var above && TextLines.IsBlank(text, above))
        {
            lineStart = above;
        }

        return lineStart;
    }

    private static string Shift(string line, int by)
    {
        var blanks = line.Length - line.TrimStart(' ').Length;
        return blanks == line.Length ? line : by >= 0 ? Spaces(by) + line : line[Math.Min(-by, blanks)..];
    }

    private static TextDelta Span(int start, int end) => new(start, end - start, string.Empty);
}
