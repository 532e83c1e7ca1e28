using System.Text;
using Aef.Documents.Tree;

namespace Aef.Documents.Printing;

/// <summary>
/// Writes one document as JSON. Of a text longer than <paramref name="maxLength"/> only a beginning is written, also longer.
/// </summary>
/// <param name="output">What the text is appended to; empty.</param>
/// <param name="indented">True for one line for each value; false for one line without blanks.</param>
/// <param name="maxLength">The longest text that somebody reads, in characters.</param>
internal sealed class JsonOutput(StringBuilder output, bool indented, int maxLength = int.MaxValue) : DocumentOutput
{
    private int _level;
    private bool _isFirst = true;

    public override bool IsFull => output.Length > maxLength;

    public override void BeginMapping() => Begin('{');

    public override void Key(string key)
    {
        Separate();
        ScalarText.AppendQuoted(output, key);
        output.Append(indented ? ": " : ":");
    }

    public override void EndMapping() => End('}');

    public override void BeginSequence() => Begin('[');

    public override void Item() => Separate();

    public override void EndSequence() => End(']');

    public override void EmptyMapping() => output.Append("{}");

    public override void EmptySequence() => output.Append("[]");

    public override void Text(string text, string prefix = "", string suffix = "") =>
        ScalarText.AppendQuoted(output, text, prefix, suffix);

    public override void Literal(ScalarNode scalar) => ScalarText.AppendLiteral(output, scalar);

    private void Begin(char bracket)
    {
        output.Append(bracket);
        _level++;
        _isFirst = true;
    }

    private void End(char bracket)
    {
        _level--;
        BreakLine();
        output.Append(bracket);
        _isFirst = false;
    }

    private void Separate()
    {
        if (!_isFirst)
        {
            output.Append(',');
        }

        _isFirst = false;
        BreakLine();
    }

    private void BreakLine()
    {
        if (indented)
        {
            output.Append('\n').Append(' ', 2 * _level);
        }
    }
}
