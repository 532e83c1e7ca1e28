using System.Text;
using Aef.Documents.Printing;
using Aef.Documents.Tree;

namespace Aef.Tests.Formatting;

/// <summary>
/// Writes a document as people do: keys in any order, any indentation, flow and block style, comments and blank lines wherever they are
/// allowed.
/// </summary>
internal sealed class RandomYaml(int seed)
{
    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();

    public List<string> Comments { get; } = [];

    public static (string Text, List<string> Comments) Write(DocumentNode node, int seed)
    {
        var writer = new RandomYaml(seed);
        writer.Block(node, 0);
        writer.Lines(0);
        return (writer._text.ToString(), writer.Comments);
    }

    private void Block(DocumentNode node, int indent)
    {
        switch (node)
        {
            case MappingNode { Entries.Count: > 0 } map:
                foreach (var entry in map.Entries.OrderBy(_ => _random.Next()))
                {
                    Lines(indent);
                    Indent(indent);
                    Text(entry.Key);
                    _text.Append(':');
                    Value(entry.Value, indent, afterDash: false);
                }

                break;
            case SequenceNode { Items.Count: > 0 } list:
                foreach (var item in list.Items)
                {
                    Lines(indent);
                    Indent(indent);
                    _text.Append('-');
                    Value(item, indent, afterDash: true);
                }

                break;
            default:
                Flow(node);
                End();
                break;
        }
    }

    private void Value(DocumentNode value, int indent, bool afterDash)
    {
        if (value is not (MappingNode { Entries.Count: > 0 } or SequenceNode { Items.Count: > 0 }) || _random.Next(4) == 0)
        {
            _text.Append(' ', _random.Next(1, 3));
            Flow(value);
            End();
            return;
        }

        var deeper = indent + _random.Next(1, 5);
        if (afterDash && _random.Next(3) > 0)
        {
            // After a dash the entries are in one column with the first.
            deeper = indent + 1 + _random.Next(1, 3);
            _text.Append(' ', deeper - indent - 1);
        }
        else
        {
            End();
        }

        Block(value, deeper);
    }

    private void Flow(DocumentNode node)
    {
        switch (node)
        {
            case MappingNode map:
                _text.Append('{');
                foreach (var (entry, index) in map.Entries.OrderBy(_ => _random.Next()).Select((e, i) => (e, i)))
                {
                    _text.Append(index > 0 ? "," : string.Empty).Append(' ', _random.Next(2));
                    Text(entry.Key);
                    _text.Append(": ");
                    Flow(entry.Value);
                }

                _text.Append('}');
                break;
            case SequenceNode list:
                _text.Append('[');
                foreach (var (item, index) in list.Items.Select((e, i) => (e, i)))
                {
                    _text.Append(index > 0 ? "," : string.Empty).Append(' ', _random.Next(2));
                    Flow(item);
                }

                _text.Append(']');
                break;
            case ScalarNode { ScalarKind: ScalarKind.String } text:
                Text(text.Text);
                break;
            case ScalarNode scalar:
                ScalarText.AppendLiteral(_text, scalar);
                break;
        }
    }

    private void Text(string text)
    {
        if (ScalarText.IsSafeWord(text) && _random.Next(2) == 0)
        {
            _text.Append(text);
        }
        else if (text.All(c => c is >= ' ' and < '\x7f') && text.Length is > 0 and < 300 && _random.Next(2) == 0)
        {
            _text.Append('\'').Append(text.Replace("'", "''", StringComparison.Ordinal)).Append('\'');
        }
        else
        {
            ScalarText.AppendQuoted(_text, text);
        }
    }

    private void End()
    {
        if (_random.Next(6) == 0)
        {
            _text.Append(' ', _random.Next(1, 4));
            Comment();
        }

        _text.Append('\n');
    }

    private void Lines(int indent)
    {
        if (_text.Length > 0 && _text[^1] != '\n')
        {
            return;
        }

        while (_random.Next(5) == 0)
        {
            if (_random.Next(2) == 0)
            {
                _text.Append(' ', Math.Max(0, indent + _random.Next(-2, 3)));
                Comment();
            }

            _text.Append('\n');
        }
    }

    private void Comment()
    {
        var comment = $"# {Comments.Count} {(_random.Next(3) == 0 ? "key: 'x" : "why")}";
        Comments.Add(comment);
        _text.Append(comment);
    }

    private void Indent(int indent)
    {
        if (_text.Length == 0 || _text[^1] == '\n')
        {
            _text.Append(' ', indent);
        }
    }
}
