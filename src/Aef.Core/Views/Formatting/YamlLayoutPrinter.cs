using System.Text;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Views.Formatting;

/// <summary>
/// Writes a layout: two blanks per level, lists indented under their key, at most one blank line between entries, scalars as written.
/// Collections in flow style stay so if they fit into a line.
/// </summary>
internal sealed class YamlLayoutPrinter(SourceText source)
{
    private const int LongestLine = 120;

    private readonly StringBuilder _output = new();

    public string Print(YamlLayout layout, KeyShape shape)
    {
        WriteLines(layout.Head, 0);
        if (layout.HasMarker)
        {
            _output.Append("---\n");
        }
        else if (layout.Head.Count > 0)
        {
            Blank();
        }

        if (!TryWriteInline(layout.Root, shape, 0))
        {
            WriteEntries(layout.Root, shape, 0);
        }

        WriteLines(layout.Root.Before, 0);
        return _output.ToString().TrimEnd('\n', ' ') + "\n";
    }

    // Called at the start of a line, or after a marker such as "- " in one.
    private void WriteEntries(YamlEntry collection, KeyShape shape, int indent)
    {
        var isList = collection.Value is SequenceNode;
        foreach (var entry in shape.Sort(collection.Children, e => e.Key ?? string.Empty))
        {
            var inner = isList ? shape.Of(entry.Value) : shape.Of(entry.Key ?? string.Empty);
            WriteLines(entry.Before, indent);
            Indent(indent);
            WriteMark(entry, indent);
            WriteValue(entry, inner, indent, goesOn: isList || entry.HasLongKey);
            WriteLines(entry.After, indent);
        }
    }

    /// <summary>
    /// The dash, or the key; YAML limits a key on one line to 1,024 characters, and a longer one gets a marker of its own.
    /// </summary>
    private void WriteMark(YamlEntry entry, int indent)
    {
        if (entry.HasLongKey)
        {
            _output.Append("? ").Append(entry.RawKey).Append('\n');
            Indent(indent);
            _output.Append(':');
        }
        else
        {
            _output.Append(entry.RawKey is null ? "-" : $"{entry.RawKey}:");
        }
    }

    private void WriteValue(YamlEntry entry, KeyShape shape, int indent, bool goesOn)
    {
        if (TryWriteInline(entry, shape, indent))
        {
            return;
        }

        Comment(entry);
        var first = shape.Sort(entry.Children, e => e.Key ?? string.Empty)[0];
        if (goesOn && entry.Inline is null && first.Before.TrueForAll(line => line.Length == 0))
        {
            first.Before.Clear();
            _output.Append(' ');
        }
        else
        {
            _output.Append('\n');
        }

        WriteEntries(entry, shape, indent + 2);
    }

    /// <summary>Writes scalars, and collections in flow style that fit into the line.</summary>
    private bool TryWriteInline(YamlEntry entry, KeyShape shape, int indent)
    {
        if (entry.Value is ScalarNode scalar)
        {
            WriteScalar(scalar, entry, indent);
            return true;
        }

        var flow = entry.IsFlow ? Flow(entry.Value, shape) : null;
        if (flow is null || (entry.Children.Count > 0 && !Fits(flow, indent + (entry.RawKey?.Length ?? 0))))
        {
            return false;
        }

        Append(flow);
        Comment(entry);
        _output.Append('\n');
        return true;
    }

    private void WriteScalar(ScalarNode scalar, YamlEntry entry, int indent)
    {
        var span = scalar.Location.Span;
        if (span.Length > 0 && source.Text[span.Start] is '|' or '>')
        {
            WriteBlock(source.Text[span.Start..YamlComments.EndOfBlock(source.Text, span.Start)], indent);
            return;
        }

        var lines = Raw(span).Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        Append(lines[0].TrimEnd());
        foreach (var line in lines.Skip(1))
        {
            _output.Append('\n');
            if (!string.IsNullOrWhiteSpace(line))
            {
                Indent(indent + 2);
                _output.Append(line.Trim());
            }
        }

        Comment(entry);
        _output.Append('\n');
    }

    /// <summary>A string in block style: its lines keep their relative indentation.</summary>
    private void WriteBlock(string raw, int indent)
    {
        var lines = raw.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        var content = lines.Skip(1)
            .Where(l => !string.IsNullOrWhiteSpace(l))
            .Select(l => l.Length - l.TrimStart(' ').Length)
            .DefaultIfEmpty()
            .First();
        Append(lines[0].TrimEnd());
        foreach (var line in lines.Skip(1))
        {
            _output.Append('\n');
            if (line.Length > content)
            {
                Indent(indent + 2);
                _output.Append(line, content, line.Length - content);
            }
        }

        _output.Append('\n');
    }

    private string Flow(DocumentNode node, KeyShape shape) => node switch
    {
        MappingNode { Entries.Count: 0 } => "{}",
        MappingNode map =>
            $"{{ {string.Join(", ", shape.Sort([.. map.Entries], e => e.Key).Select(e => $"{Raw(e.KeyLocation.Span)}: {Flow(e.Value, shape.Of(e.Key))}"))} }}",
        SequenceNode list => $"[{string.Join(", ", list.Items.Select(i => Flow(i, shape.Of(i))))}]",
        _ => Raw(node.Location.Span) is { Length: > 0 } raw ? raw : "null",
    };

    private static bool Fits(string text, int before) => before + text.Length + 4 <= LongestLine;

    private string Raw(TextSpan span) => source.Text[span.Start..span.End];

    private void Append(string text)
    {
        if (text.Length > 0)
        {
            _output.Append(_output.Length == 0 || _output[^1] == '\n' ? string.Empty : " ").Append(text);
        }
    }

    private void Comment(YamlEntry entry)
    {
        if (entry.Inline is { } comment)
        {
            _output.Append(' ').Append(comment);
        }
    }

    private void WriteLines(List<string> lines, int indent)
    {
        foreach (var line in lines)
        {
            if (line.Length == 0)
            {
                Blank();
            }
            else
            {
                Indent(indent);
                _output.Append(line).Append('\n');
            }
        }
    }

    /// <summary>A blank line, but not at the start of the text and not after another one.</summary>
    private void Blank()
    {
        if (_output.Length > 1 && _output[^1] == '\n' && _output[^2] != '\n')
        {
            _output.Append('\n');
        }
    }

    private void Indent(int indent)
    {
        if (_output.Length == 0 || _output[^1] == '\n')
        {
            _output.Append(' ', indent);
        }
    }
}
