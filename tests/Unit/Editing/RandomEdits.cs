using Aef.Core.Editing.Forms;
using Aef.Core.Editing.Syntax;
using Aef.Documents.Tree;

namespace Aef.Tests.Editing;

/// <summary>Random edits of a text and of a tree.</summary>
internal sealed class RandomEdits(Random random)
{
    private static readonly string[] Strings =
    [
        "x", "two words", "no", "1e3", "0o7", "~", "a: b", "a #b", "${inputs.day}", "${steps.a.output} and", "", " blank ", "it's",
            "say \"hi\"", "a\nb", "a\nb\n",
        "select 1\n\n  from t\n", "\n", "😀", "\u2028", "- x", "[a", "{a", "a,b", "%x", "@x", "`x", "true", "null", "12:30", "-1", "C:\\x",
            "a:", "#x", "&a", "*a", "!x", "| x", "tab\there",
    ];

    private static readonly string[] Keys = ["when", "description", "x y", "no", "a:b", "retry", "#k", "next", "Zeile", "7"];

    private static readonly string[] Typed = ["x", "\n", "# c\n", " ", "😀", "\"", "a: 1\n", "  ", "- ", "", "", "[", "\n\n"];

    public (int Offset, int Length, string Text) Typing(string text)
    {
        if (random.Next(2) == 0)
        {
            // A comment on a line of its own, at the start of a line.
            var line = text.LastIndexOf('\n', Math.Max(random.Next(text.Length + 1) - 1, 0)) + 1;
            return (Math.Min(line, text.Length), 0, "# typed\n");
        }

        var offset = random.Next(text.Length + 1);
        var end = Math.Min(text.Length, offset + random.Next(4));
        offset -= offset < text.Length && char.IsLowSurrogate(text[offset]) ? 1 : 0;
        end += end < text.Length && char.IsLowSurrogate(text[end]) ? 1 : 0;
        return (offset, Math.Max(end - offset, 0), Typed[random.Next(Typed.Length)]);
    }

    public FormEdit? Form(DocumentNode root)
    {
        var nodes = Nodes(root, NodePath.Root).ToList();
        var (path, node) = nodes[random.Next(nodes.Count)];
        switch (random.Next(6))
        {
            case 0 when path.Parent is not null:
                return new SetValue(path, Value());
            case 1 when node is MappingNode map && Keys[random.Next(Keys.Length)] is var key && map[key] is null:
                return new SetValue(path.Key(key), Value());
            case 2 when path.Parent is not null && path.Segments.Count > 1:
                return new RemoveNode(path);
            case 3 when node is SequenceNode list:
                return new InsertItem(path, random.Next(list.Items.Count + 1), random.Next(2) == 0 || list.Items.Count == 0 ? Value()
                    : list.Items[random.Next(list.Items.Count)]);
            case 4 when path.Parent is not null && path.Last.Key is not null && Keys[random.Next(Keys.Length)] is var key
                && (TreeChange.At(root, path.Parent) as MappingNode)![key] is null:
                return new RenameKey(path, key);
            case 5:
                return Move(nodes);
            default:
                return node is ScalarNode && path.Parent is not null ? new SetValue(path, Value()) : null;
        }
    }

    private MoveItem? Move(List<(NodePath Path, DocumentNode Node)> nodes)
    {
        var items = nodes.Where(n => n.Path.Parent is not null && n.Path.Last.Key is null).ToList();
        if (items.Count == 0)
        {
            return null;
        }

        var (from, moved) = items[random.Next(items.Count)];
        var lists = nodes.Where(n => n.Node is SequenceNode && !from.Contains(n.Path)
            && !(n.Path.Contains(from) && !n.Path.Equals(from.Parent))).ToList();
        if (lists.Count == 0)
        {
            return null;
        }

        var (list, node) = random.Next(2) == 0 ? (from.Parent!, null!) : lists[random.Next(lists.Count)];
        var count = node is SequenceNode other ? other.Items.Count : items.Count(i => i.Path.Parent!.Equals(list));
        return new MoveItem(from, list, random.Next(count + 1));
    }

    private DocumentNode Value() => random.Next(12) switch
    {
        0 => ScalarNode.Integer(random.Next(-5, 100)),
        1 => ScalarNode.Boolean(true),
        2 => ScalarNode.Null(),
        3 => ScalarNode.Double(1.5),
        4 => new SequenceNode([]),
        5 => new MappingNode([]),
        6 => new SequenceNode([Text(), new MappingNode([new MappingEntry("k", Text()), new MappingEntry("l", ScalarNode.Integer(1))])]),
        7 => new MappingNode([new MappingEntry("a", Text()), new MappingEntry("b c", new SequenceNode([Text()]))]),
        _ => Text(),
    };

    private ScalarNode Text() => ScalarNode.String(Strings[random.Next(Strings.Length)]);

    private static IEnumerable<(NodePath Path, DocumentNode Node)> Nodes(DocumentNode node, NodePath path)
    {
        yield return (path, node);
        var children = node switch
        {
            MappingNode map => map.Entries.Select(e => (path.Key(e.Key), e.Value)),
            SequenceNode list => list.Items.Select((n, i) => (path.Item(i), n)),
            _ => [],
        };
        foreach (var (below, child) in children)
        {
            foreach (var found in Nodes(child, below))
            {
                yield return found;
            }
        }
    }
}
