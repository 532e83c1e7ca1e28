using System.Runtime.CompilerServices;
using System.Text;

namespace Aef.Core.Targets.Terraform.Model;

/// <summary>
/// An expression of Terraform. Its text is written in this program; values of users can only be string literals in it, because an
/// interpolated string that becomes an expression quotes every string.
/// </summary>
[InterpolatedStringHandler]
internal sealed class TfCode
{
    private readonly StringBuilder _text;

    /// <summary>Begins an expression; the compiler calls this for an interpolated string.</summary>
    public TfCode(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (16 * formattedCount));

    /// <summary>Adds code.</summary>
    public void AppendLiteral(string code) => _text.Append(code);

    /// <summary>Adds a string literal.</summary>
    public void AppendFormatted(string value) => _text.Append(TfText.Quote(value));

    /// <summary>Adds the path of a file of the module.</summary>
    public void AppendFormatted(TfPath value) => _text.Append(TfText.Quote(value));

    /// <summary>Adds a name.</summary>
    public void AppendFormatted(TfName value) => _text.Append(value.Text);

    /// <summary>Adds another expression.</summary>
    public void AppendFormatted(TfCode value) => _text.Append(value._text);

    /// <summary>The expression.</summary>
    public override string ToString() => _text.ToString();
}
