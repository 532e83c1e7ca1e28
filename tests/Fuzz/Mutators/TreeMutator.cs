using Aef.Documents.Tree;

namespace Aef.Fuzz.Mutators;

/// <summary>Changes one node of a tree: another one in its place, a key more or less, an element twice, an expression changed.</summary>
internal sealed class TreeMutator(Dice dice, Corpus corpus)
{
    private const int MostNodes = 3_000;

    public DocumentNode Mutate(DocumentNode root)
    {
        for (var left = dice.OneIn(2) ? 1 : 1 + dice.Below(4); left > 0; left--)
        {
            var count = Count(root);
            if (count > MostNodes)
            {
                break;
            }

            var target = dice.Below(count);
            root = Walk(root, ref target);
        }

        return root;
    }

    private static int Count(DocumentNode node) => 1 + node switch
    {
        SequenceNode list => list.Items.Sum(Count),
        MappingNode map => map.Entries.Sum(e => Count(e.Value)),
        _ => 0,
    };

    private DocumentNode Walk(DocumentNode node, ref int left)
    {
        if (left-- == 0)
        {
            return Change(node);
        }

        switch (node)
        {
            case SequenceNode list:
                var items = new List<DocumentNode>(list.Items.Count);
                foreach (var item in list.Items)
                {
                    items.Add(left < 0 ? item : Walk(item, ref left));
                }

                return new SequenceNode(items);
            case MappingNode map:
                var entries = new List<MappingEntry>(map.Entries.Count);
                foreach (var entry in map.Entries)
                {
                    entries.Add(left < 0 ? entry : new MappingEntry(entry.Key, Walk(entry.Value, ref left)));
                }

                return new MappingNode(entries);
            default:
                return node;
        }
    }

    private DocumentNode Change(DocumentNode node) => dice.Below(8) switch
    {
        0 => Other(),
        1 => Scalar(),
        2 => new SequenceNode([node]),
        3 => new MappingNode([new MappingEntry(dice.Pick(Words.Keys), node)]),
        _ => node switch
        {
            SequenceNode list => ChangeList(list),
            MappingNode map => ChangeMap(map),
            ScalarNode { ScalarKind: ScalarKind.String } text => ScalarNode.String(ChangeText(text.Text)),
            _ => Scalar(),
        },
    };

    private SequenceNode ChangeList(SequenceNode list)
    {
        var items = list.Items.ToList();
        var at = dice.Below(items.Count + 1);
        switch (dice.Below(4))
        {
            case 0 when items.Count > 0:
                items.RemoveAt(dice.Below(items.Count));
                break;
            case 1 when items.Count > 0:
                items.InsertRange(at, Enumerable.Repeat(dice.Pick(items), 1 + dice.Below(dice.OneIn(20) ? 60 : 3)));
                break;
            case 2 when items.Count > 1:
                items.Reverse();
                break;
            default:
                items.Insert(at, Other());
                break;
        }

        return new SequenceNode(items);
    }

    private MappingNode ChangeMap(MappingNode map)
    {
        var entries = map.Entries.ToList();
        switch (dice.Below(4))
        {
            case 0 when entries.Count > 0:
                entries.RemoveAt(dice.Below(entries.Count));
                break;
            case 1 when entries.Count > 0:
                var at = dice.Below(entries.Count);
                entries[at] = new MappingEntry(dice.OneIn(2) ? dice.Pick(Words.Keys) : ChangeText(entries[at].Key), entries[at].Value);
                break;
            case 2 when entries.Count > 1:
                var (first, second) = (dice.Below(entries.Count), dice.Below(entries.Count));
                (entries[first], entries[second]) = (
                    new MappingEntry(entries[first].Key, entries[second].Value),
                    new MappingEntry(entries[second].Key, entries[first].Value));
                break;
            default:
                entries.Add(new MappingEntry(dice.Pick(Words.Keys), Other()));
                break;
        }

        return new MappingNode(entries);
    }

    private string ChangeText(string text)
    {
        var mutator = new TextMutator(dice);
        return text.StartsWith("${", StringComparison.Ordinal) && text.EndsWith('}') && !dice.OneIn(6)
            ? "${" + mutator.MutateExpression(text[2..^1], corpus.Expressions) + "}"
            : mutator.Mutate(text, Words.Scalars);
    }

    private DocumentNode Other() => corpus.Parts.Count > 0 && !dice.OneIn(4) ? dice.Pick(corpus.Parts) : Scalar();

    private ScalarNode Scalar() => dice.Below(5) switch
    {
        0 => ScalarNode.Null(),
        1 => ScalarNode.Boolean(dice.OneIn(2)),
        2 => ScalarNode.Integer(dice.OneIn(4) ? (long)dice.Next() : dice.Below(12) - 2),
        3 => ScalarNode.Double(dice.OneIn(4) ? 1e308 : dice.Below(100) / 8.0),
        _ => ScalarNode.String(dice.OneIn(3) ? dice.Pick(Words.Functions) : dice.Pick(Words.Scalars)),
    };
}
