using System.Text;
using Aef.Documents.Tree;

namespace Aef.Documents.Printing;

/// <summary>
/// Writes one document as block YAML: two blanks per level, lists indented under their key. Of a text longer than
/// <paramref name="maxLength"/> only a beginning is written, also longer.
/// </summary>
/// <param name="output">What the text is appended to; empty.</param>
/// <param name="maxLength">The longest text that somebody reads, in characters.</param>
internal sealed class YamlOutput(StringBuilder output, int maxLength = int.MaxValue) : DocumentOutput
{
    // YAML limits a key on one line to 1,024 characters; a longer one needs the `? ` form.
    private const int LongestSimpleKey = 1_000;

    private int _indent = -2;
    private bool _isFirst = true;
    private bool _followsKey;

    /// <summary>True when a key needed more characters than in JSON.</summary>
    public bool HasLongKeys { get; private set; }

    public override bool IsFull => output.Length > maxLength;

    public override void BeginMapping() => Begin();

    public override void Key(string key)
    {
        Indent();
        var start = output.Length;
        AppendText(key);
        _followsKey = output.Length - start <= LongestSimpleKey;
        if (!_followsKey)
        {
            // The value continues on the same line, as after the mark of an item.
            HasLongKeys = true;
            output.Insert(start, "? ").Append('\n').Append(' ', _indent).Append(": ");
        }
    }

    public override void EndMapping() => End();

    public override void BeginSequence() => Begin();

    public override void Item()
    {
        Indent();
        output.Append("- ");
        _followsKey = false;
    }

    public override void EndSequence() => End();

    public override void EmptyMapping()
    {
        BeginInline();
        output.Append("{}\n");
    }

    public override void EmptySequence()
    {
        BeginInline();
        output.Append("[]\n");
    }

    public override void Text(string text, string prefix = "", string suffix = "")
    {
        BeginInline();
        if (prefix.Length == 0 && suffix.Length == 0)
        {
            AppendText(text);
        }
        else
        {
            ScalarText.AppendQuoted(output, text, prefix, suffix);
        }

        output.Append('\n');
    }

    public override void Literal(ScalarNode scalar)
    {
        BeginInline();
        ScalarText.AppendLiteral(output, scalar);
        output.Append('\n');
    }

    // The first entry of a block is at the column at which the output is.
    private void Begin()
    {
        _indent += 2;
        _isFirst = true;
        if (_followsKey)
        {
            output.Append(":\n").Append(' ', _indent);
            _followsKey = false;
        }
    }

    private void End()
    {
        _indent -= 2;
        _isFirst = false;
    }

    private void BeginInline()
    {
        if (_followsKey)
        {
            output.Append(": ");
        }
    }

    private void Indent()
    {
        if (!_isFirst)
        {
            output.Append(' ', _indent);
        }

        _isFirst = false;
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
}
