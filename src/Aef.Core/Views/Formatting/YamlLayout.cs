using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Views.Formatting;

/// <summary>A YAML text as entries with their comments and blank lines.</summary>
internal sealed class YamlLayout
{
    private readonly SourceText _source;
    private readonly List<YamlComment> _comments;
    private readonly List<YamlEntry> _entries;
    private int _lastGap = -1;
    private YamlEntry? _lastAbove;

    private YamlLayout(SourceText source, DocumentNode root)
    {
        _source = source;
        _comments = YamlComments.Find(source, root);
        Root = Make(null, null, null, root, root.Location.Span.Start);
        _entries = [.. Root.WithAllInside().Skip(1)];
        var first = AttachHead();
        foreach (var comment in _comments.Skip(first))
        {
            Attach(comment);
        }

        foreach (var entry in _entries.Where(e => IsBlankAbove(_source.GetPosition(e.Start).Line)))
        {
            AddBlank(entry.Before);
        }
    }

    public YamlEntry Root { get; }

    /// <summary>The comments at the head of the file, which stay there.</summary>
    public List<string> Head { get; } = [];

    /// <summary>True when the text begins with <c>---</c>.</summary>
    public bool HasMarker { get; private set; }

    public static YamlLayout Read(SourceText source, DocumentNode root) => new(source, root);

    private YamlEntry Make(YamlEntry? parent, string? key, string? rawKey, DocumentNode value, int start)
    {
        var isFlow = IsFlow(value);
        var entry = new YamlEntry(parent, key, rawKey, value, start, _source.GetPosition(start).Column) { IsFlow = isFlow };
        switch (value)
        {
            case MappingNode map:
                entry.Children.AddRange(
                    map.Entries.Select(e => Make(entry, e.Key, Raw(e.KeyLocation.Span), e.Value, e.KeyLocation.Span.Start)));
                break;
            case SequenceNode list:
                var from = list.Location.Span.Start;
                foreach (var item in list.Items)
                {
                    var dash = isFlow ? item.Location.Span.Start : DashBefore(from, item.Location.Span.Start);
                    entry.Children.Add(Make(entry, null, null, item, dash));
                    from = Math.Max(item.Location.Span.End, dash + 1);
                }

                break;
        }

        return entry;
    }

    private string Raw(TextSpan span) => _source.Text[span.Start..span.End];

    private bool IsFlow(DocumentNode value)
    {
        var span = value.Location.Span;
        return value switch
        {
            MappingNode { Entries.Count: 0 } or SequenceNode { Items.Count: 0 } => true,
            MappingNode or SequenceNode => _source.Text[span.Start] is '{' or '[' && !HasComment(span) && !HasLongScalar(value),
            _ => false,
        };
    }

    private bool HasComment(TextSpan span) =>
        FirstFrom(_comments, c => c.Offset, span.Start) is var first && first < _comments.Count && _comments[first].Offset < span.End;

    private bool HasLongScalar(DocumentNode node) => node switch
    {
        MappingNode map =>
            map.Entries.Any(e =>
                e.KeyLocation.Span.Length > YamlEntry.LongestKey
                    || Raw(e.KeyLocation.Span).Contains('\n', StringComparison.Ordinal)
                    || HasLongScalar(e.Value)),
        SequenceNode list => list.Items.Any(HasLongScalar),
        _ => Raw(node.Location.Span).Contains('\n', StringComparison.Ordinal),
    };

    /// <summary>The dash of a list's element: the first one outside of comments. Elements of lists in flow style have none.</summary>
    private int DashBefore(int from, int item)
    {
        var inComment = false;
        for (var i = from; i < item; i++)
        {
            inComment = _source.Text[i] != '\n'
                && (inComment || (_source.Text[i] == '#' && char.IsWhiteSpace(_source.Text[Math.Max(0, i - 1)])));
            if (!inComment && _source.Text[i] == '-')
            {
                return i;
            }
        }

        return item;
    }

    /// <summary>
    /// Comments before the first entry stay at the head when a blank line or the start marker follows them. A line that names the schema
    /// for editors always does.
    /// </summary>
    private int AttachHead()
    {
        var begin = _entries.Count > 0 ? _entries[0].Start : Root.Start;
        var marker = FindMarker(begin);
        HasMarker = marker >= 0;
        var leading = _comments.TakeWhile(c => c.Offset < begin).ToList();
        var stays = leading.FindLastIndex(c =>
            c.Offset < marker || IsBlankBelow(c.Line) || c.Text.StartsWith("# yaml-language-server:", StringComparison.Ordinal)) + 1;
        for (var i = 0; i < stays; i++)
        {
            if (i > 0 && IsBlankAbove(leading[i].Line))
            {
                AddBlank(Head);
            }

            Head.Add(leading[i].Text);
        }

        return stays;
    }

    private int FindMarker(int begin)
    {
        var text = _source.Text;
        for (var i = 0; i >= 0 && i < begin; i = text.IndexOf('\n', i) is var end && end >= 0 ? end + 1 : -1)
        {
            if (text.AsSpan(i).StartsWith("---", StringComparison.Ordinal) && (i + 3 >= text.Length || char.IsWhiteSpace(text[i + 3])))
            {
                return i;
            }
        }

        return -1;
    }

    private void Attach(YamlComment comment)
    {
        var behind = FirstFrom(_entries, e => e.Start, comment.Offset);
        var previous = behind > 0 ? _entries[behind - 1] : null;
        var next = behind < _entries.Count ? _entries[behind] : null;
        if (!comment.IsAlone && previous is { Inline: null })
        {
            previous.Inline = comment.Text;
            return;
        }

        // Comments keep their order: after a comment with less indentation, none is attached deeper.
        previous = _lastGap == behind ? _lastAbove : previous;
        _lastGap = behind;

        // A comment that is indented like the line above belongs to that entry, below all its contents.
        while (previous is { Parent.Parent: not null } && previous.Column > comment.Column)
        {
            previous = previous.Parent;
        }

        _lastAbove = previous;
        if (previous is not null && (next is null || (comment.Column > next.Column && next.Before.Count == 0 && !IsInside(next, previous))))
        {
            Add(previous.After, comment);
        }
        else
        {
            Add((next ?? Root).Before, comment);
        }
    }

    private static int FirstFrom<T>(List<T> items, Func<T, int> offset, int from)
    {
        var (low, high) = (0, items.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = offset(items[middle]) < from ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static bool IsInside(YamlEntry? entry, YamlEntry outer)
    {
        for (var around = entry?.Parent; around is not null; around = around.Parent)
        {
            if (around == outer)
            {
                return true;
            }
        }

        return false;
    }

    private void Add(List<string> lines, YamlComment comment)
    {
        if (comment.IsAlone && IsBlankAbove(comment.Line))
        {
            AddBlank(lines);
        }

        lines.Add(comment.Text);
    }

    private static void AddBlank(List<string> lines)
    {
        if (lines is [] or [.., not ""])
        {
            lines.Add(string.Empty);
        }
    }

    private bool IsBlankAbove(int line) => line > 1 && string.IsNullOrWhiteSpace(_source.GetLine(line - 1));

    private bool IsBlankBelow(int line) => string.IsNullOrWhiteSpace(_source.GetLine(line + 1));
}
