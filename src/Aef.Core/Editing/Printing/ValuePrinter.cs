using System.Text;
using Aef.Core.Editing.Syntax;
using Aef.Documents.Diagnostics;
using Aef.Documents.Printing;
using Aef.Documents.Reading;
using Aef.Documents.Tree;

namespace Aef.Core.Editing.Printing;

/// <summary>Prints values as parts of a text.</summary>
internal static class ValuePrinter
{
    private const string Reserved = " null true false yes no on off y n ~ ";

    /// <summary>A value on one line, as in brackets.</summary>
    public static string Flow(DocumentNode value, bool isJson)
    {
        var output = new StringBuilder();
        AppendFlow(output, value, isJson);
        return output.ToString();
    }

    /// <summary>A key.</summary>
    public static string Key(string key, SyntaxStyle style, bool isJson)
    {
        var output = new StringBuilder();
        if (!isJson && style == SyntaxStyle.SingleQuoted && IsPrintable(key))
        {
            return "'" + key.Replace("'", "''", StringComparison.Ordinal) + "'";
        }

        AppendText(output, key, isJson || style == SyntaxStyle.DoubleQuoted);
        return output.ToString();
    }

    /// <summary>
    /// A value on lines of its own. The first line begins at the place of the text where it is inserted, the others at a column.
    /// </summary>
    public static string Block(DocumentNode value, string indentation, bool isJson, int unit)
    {
        var lines = (isJson ? DocumentPrinter.ToJson(value) : DocumentPrinter.ToYaml(value)).TrimEnd('\n').Split('\n');
        return string.Join('\n', lines.Select((line, i) =>
        {
            var content = line.TrimStart(' ');
            var depth = line.Length - content.Length;
            return (i == 0 ? string.Empty : indentation) + new string(' ', isJson ? depth / 2 * unit : depth) + content;
        }));
    }

    /// <summary>
    /// The ways to write a scalar in YAML, the preferred one first: the style of the value that it replaces, then a plain scalar, a block
    /// scalar for several lines, and double quotes.
    /// </summary>
    public static IEnumerable<string> Scalars(ScalarNode value, SyntaxStyle old, bool isFlow, int blockColumn)
    {
        if (value.ScalarKind != ScalarKind.String)
        {
            yield return Flow(value, isJson: true);
            yield break;
        }

        var text = value.Text;
        switch (old)
        {
            case SyntaxStyle.SingleQuoted when IsPrintable(text):
                yield return "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
                break;
            case SyntaxStyle.DoubleQuoted when IsPrintable(text):
                yield return Flow(value, isJson: true);
                break;
        }

        if (!isFlow && Literal(text, blockColumn, old is SyntaxStyle.Literal or SyntaxStyle.Folded) is { } literal)
        {
            yield return literal;
        }

        if (IsPlain(text, isFlow))
        {
            yield return text;
        }

        yield return Flow(value, isJson: true);
    }

    private static string? Literal(string text, int column, bool isSingleLineAllowed)
    {
        var body = text.EndsWith('\n') ? text[..^1] : text;
        if ((!body.Contains('\n', StringComparison.Ordinal) && !(isSingleLineAllowed && text.Length > 0))
            || body.EndsWith('\n')
            || body.StartsWith(' ')
            || body.StartsWith('\n')
            || body.Split('\n').Any(l => l.EndsWith(' ') || !IsPrintable(l)))
        {
            return null;
        }

        var indentation = new string(' ', column);
        return (text.EndsWith('\n') ? "|"
            : "|-") + string.Concat(body.Split('\n').Select(l => "\n" + (l.Length == 0 ? l : indentation + l)));
    }

    private static bool IsPlain(string text, bool isFlow)
    {
        if (ScalarText.IsSafeWord(text))
        {
            return true;
        }

        return text.Length is > 0 and <= 200
            && (char.IsAsciiLetter(text[0]) || text[0] is '_' or '$' or '/' or '.')
            && IsPrintable(text)
            && text[^1] is not (' ' or ':')
            && !text.Contains(": ", StringComparison.Ordinal)
            && !text.Contains(" #", StringComparison.Ordinal)
            && !Reserved.Contains($" {text.ToLowerInvariant()} ", StringComparison.Ordinal)
            && !(isFlow && text.AsSpan().IndexOfAny(",[]{}") >= 0)
            && PlainScalar.Resolve(text, Location.None, new DiagnosticBag()).ScalarKind == ScalarKind.String;
    }

    private static bool IsPrintable(string text) =>
        !text.Any(c => c is < ' ' or '\u007F' or (>= '\u0080' and < '\u00A0') or '\u2028' or '\u2029' or '\uFEFF' || char.IsSurrogate(c));

    private static void AppendFlow(StringBuilder output, DocumentNode value, bool isJson)
    {
        switch (value)
        {
            case ScalarNode { ScalarKind: ScalarKind.String } text:
                AppendText(output, text.Text, isJson);
                break;
            case ScalarNode scalar:
                ScalarText.AppendLiteral(output, scalar);
                break;
            case SequenceNode list:
                output.Append('[');
                for (var i = 0; i < list.Items.Count; i++)
                {
                    output.Append(i == 0 ? string.Empty : ", ");
                    AppendFlow(output, list.Items[i], isJson);
                }

                output.Append(']');
                break;
            case MappingNode map:
                output.Append('{');
                for (var i = 0; i < map.Entries.Count; i++)
                {
                    output.Append(i == 0 ? string.Empty : ", ");
                    AppendText(output, map.Entries[i].Key, isJson);
                    output.Append(": ");
                    AppendFlow(output, map.Entries[i].Value, isJson);
                }

                output.Append('}');
                break;
        }
    }

    private static void AppendText(StringBuilder output, string text, bool isQuoted)
    {
        if (!isQuoted && ScalarText.IsSafeWord(text))
        {
            output.Append(text);
        }
        else
        {
            ScalarText.AppendQuoted(output, text);
        }
    }
}
