using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Views.Formatting;

/// <summary>Finds the comments of a YAML text: a <c>#</c> after a blank or at the start of a line that is not part of a scalar.</summary>
internal static class YamlComments
{
    public static List<YamlComment> Find(SourceText source, DocumentNode root)
    {
        var comments = new List<YamlComment>();
        var text = source.Text;
        var position = 0;
        foreach (var (start, end) in Scalars(text, root).Append((text.Length, text.Length)))
        {
            while (position < start)
            {
                if (text[position] == '#' && (position == 0 || char.IsWhiteSpace(text[position - 1])))
                {
                    var stop = text.AsSpan(position).IndexOfAny('\r', '\n');
                    stop = stop < 0 ? text.Length : position + stop;
                    var location = source.GetPosition(position);
                    var before = text.AsSpan(position - location.Column + 1, location.Column - 1);
                    comments.Add(
                        new YamlComment(text[position..stop].TrimEnd(), position, location.Line, location.Column, before.IsWhiteSpace()));
                    position = stop;
                }
                else
                {
                    position++;
                }
            }

            position = Math.Max(position, end);
        }

        return comments;
    }

    /// <summary>
    /// Parsers disagree about the last character of a block scalar and what follows it; here its text ends where its indentation ends.
    /// </summary>
    public static int EndOfBlock(string text, int start)
    {
        var line = LineEnd(text, start);
        var (end, indent) = (line, -1);
        while (line < text.Length)
        {
            var next = line + 1;
            var stop = LineEnd(text, next);
            var content = text.AsSpan(next, stop - next).TrimEnd('\r');
            var blanks = content.Length - content.TrimStart(' ').Length;
            if (content.TrimStart(' ').Length > 0)
            {
                indent = indent < 0 ? blanks : indent;
                if (blanks < indent || blanks == 0)
                {
                    break;
                }

                end = stop;
            }

            line = stop;
        }

        return end;
    }

    private static int LineEnd(string text, int from)
    {
        var end = text.IndexOf('\n', Math.Min(from, text.Length));
        return end < 0 ? text.Length : end;
    }

    private static IEnumerable<(int Start, int End)> Scalars(string text, DocumentNode node) => node switch
    {
        MappingNode map => map.Entries.SelectMany(e => Scalars(text, e.Value).Prepend((e.KeyLocation.Span.Start, e.KeyLocation.Span.End))),
        SequenceNode list => list.Items.SelectMany(i => Scalars(text, i)),
        _ when node.Location.Span.Length == 0 => [],
        _ when text[node.Location.Span.Start] is '|' or '>' => [(node.Location.Span.Start, EndOfBlock(text, node.Location.Span.Start))],
        _ => [(node.Location.Span.Start, node.Location.Span.End)],
    };
}
