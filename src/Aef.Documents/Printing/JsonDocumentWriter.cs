using System.Text;
using Aef.Documents.Tree;

namespace Aef.Documents.Printing;

/// <summary>
/// Writes one document as JSON. Of a text longer than <paramref name="maxLength"/> only a beginning is written, also longer.
/// </summary>
/// <param name="output">What the text is appended to; empty.</param>
/// <param name="indented">True for one line for each value; false for one line without blanks.</param>
/// <param name="maxLength">The longest text that somebody reads, in characters.</param>
internal readonly struct JsonDocumentWriter(StringBuilder output, bool indented, int maxLength = int.MaxValue)
{
    public void Write(DocumentNode node, int level)
    {
        switch (node)
        {
            case ScalarNode { ScalarKind: ScalarKind.String } text:
                ScalarText.AppendQuoted(output, text.Text);
                break;
            case ScalarNode scalar:
                ScalarText.AppendLiteral(output, scalar);
                break;
            case SequenceNode sequence:
                WriteSequence(sequence, level);
                break;
            case MappingNode mapping:
                WriteMapping(mapping, level);
                break;
        }
    }

    private void WriteSequence(SequenceNode sequence, int level)
    {
        output.Append('[');
        for (var i = 0; i < sequence.Items.Count && output.Length <= maxLength; i++)
        {
            Separate(i, level + 1);
            Write(sequence.Items[i], level + 1);
        }

        Close(sequence.Items.Count, level, ']');
    }

    private void WriteMapping(MappingNode mapping, int level)
    {
        output.Append('{');
        for (var i = 0; i < mapping.Entries.Count && output.Length <= maxLength; i++)
        {
            Separate(i, level + 1);
            ScalarText.AppendQuoted(output, mapping.Entries[i].Key);
            output.Append(indented ? ": " : ":");
            Write(mapping.Entries[i].Value, level + 1);
        }

        Close(mapping.Entries.Count, level, '}');
    }

    private void Separate(int index, int level)
    {
        if (index > 0)
        {
            output.Append(',');
        }

        BreakLine(level);
    }

    private void Close(int count, int level, char bracket)
    {
        if (count > 0)
        {
            BreakLine(level);
        }

        output.Append(bracket);
    }

    private void BreakLine(int level)
    {
        if (indented)
        {
            output.Append('\n').Append(' ', 2 * level);
        }
    }
}
