using System.Text;
using Aef.Documents.Tree;

namespace Aef.Documents.Printing;

/// <summary>Writes one document as block YAML: two blanks per level, lists indented under their key.</summary>
internal readonly struct YamlDocumentWriter(StringBuilder output)
{
    // YAML limits a key on one line to 1,024 characters; a longer one needs the `? ` form.
    private const int LongestSimpleKey = 1_000;

    public void WriteRoot(DocumentNode node)
    {
        if (IsBlock(node))
        {
            WriteBlock(node, 0);
        }
        else
        {
            WriteInline(node);
            output.Append('\n');
        }
    }

    // Called when the output is at column `indent` of a line; ends with a line break.
    private void WriteBlock(DocumentNode node, int indent)
    {
        if (node is SequenceNode sequence)
        {
            for (var i = 0; i < sequence.Items.Count; i++)
            {
                Indent(i, indent);
                output.Append("- ");
                WriteNested(sequence.Items[i], indent);
            }
        }
        else if (node is MappingNode mapping)
        {
            for (var i = 0; i < mapping.Entries.Count; i++)
            {
                Indent(i, indent);
                WriteEntry(mapping.Entries[i], indent);
            }
        }
    }

    private void WriteEntry(MappingEntry entry, int indent)
    {
        var start = output.Length;
        AppendText(entry.Key);
        if (output.Length - start > LongestSimpleKey)
        {
            output.Insert(start, "? ").Append('\n').Append(' ', indent).Append(": ");
            WriteNested(entry.Value, indent);
        }
        else if (IsBlock(entry.Value))
        {
            output.Append(":\n").Append(' ', indent + 2);
            WriteBlock(entry.Value, indent + 2);
        }
        else
        {
            output.Append(": ");
            WriteInline(entry.Value);
            output.Append('\n');
        }
    }

    // After a two-character marker such as `- `: blocks continue on the same line.
    private void WriteNested(DocumentNode node, int indent)
    {
        if (IsBlock(node))
        {
            WriteBlock(node, indent + 2);
        }
        else
        {
            WriteInline(node);
            output.Append('\n');
        }
    }

    private void WriteInline(DocumentNode node)
    {
        switch (node)
        {
            case SequenceNode:
                output.Append("[]");
                break;
            case MappingNode:
                output.Append("{}");
                break;
            case ScalarNode { ScalarKind: ScalarKind.String } text:
                AppendText(text.Text);
                break;
            case ScalarNode scalar:
                ScalarText.AppendLiteral(output, scalar);
                break;
        }
    }

    private void AppendText(string text)
    {
        if (ScalarText.IsSafeWord(text))
        {
            output.Append(text);
        }
        else
        {
            ScalarText.AppendQuoted(output, text);
        }
    }

    private void Indent(int index, int indent)
    {
        if (index > 0)
        {
            output.Append(' ', indent);
        }
    }

    private static bool IsBlock(DocumentNode node) => node is SequenceNode { Items.Count: > 0 } or MappingNode { Entries.Count: > 0 };
}
