using System.Text;
using Aef.Core.Semantics.Expressions;

namespace Aef.Core.Editing.Forms;

/// <summary>Replaces a name in the expressions of a string, such as the step in <c>${steps.load.output}</c>.</summary>
internal static class NameInExpression
{
    /// <summary>The string with the new name; null when it does not contain the old one.</summary>
    /// <param name="text">The string, with expressions between <c>${</c> and <c>}</c>.</param>
    /// <param name="root">The first name: <c>steps</c>, <c>inputs</c> or <c>variables</c>.</param>
    /// <param name="old">The name after it.</param>
    /// <param name="name">The new name.</param>
    public static string? Replace(string text, string root, string old, string name)
    {
        if (!text.Contains("${", StringComparison.Ordinal) || !text.Contains(old, StringComparison.Ordinal))
        {
            return null;
        }

        var output = new StringBuilder();
        var at = 0;
        foreach (var part in ExpressionText.Split(text).Where(p => p.Literal is null))
        {
            output.Append(text, at, part.Start - at);
            at = part.Start + part.Length;
            Append(output, text.AsSpan(part.Start, part.Length), root, old, name);
        }

        output.Append(text, at, text.Length - at);
        var result = output.ToString();
        return result == text ? null : result;
    }

    private static void Append(StringBuilder output, ReadOnlySpan<char> code, string root, string old, string name)
    {
        for (var i = 0; i < code.Length;)
        {
            if (code[i] == '"')
            {
                var end = EndOfString(code, i);
                output.Append(code[i..end]);
                i = end;
                continue;
            }

            if (!IsNamePart(code[i]))
            {
                output.Append(code[i++]);
                continue;
            }

            var stop = i;
            while (stop < code.Length && IsNamePart(code[stop]))
            {
                stop++;
            }

            output.Append(code[i..stop]);
            var isRoot = code[i..stop].SequenceEqual(root) && code[..i].TrimEnd() is not [.., '.'];
            i = isRoot ? Member(output, code, stop, old, name) : stop;
        }
    }

    /// <summary>Appends the member after the root, renamed if it is the old name, and returns the offset after it.</summary>
    private static int Member(StringBuilder output, ReadOnlySpan<char> code, int start, string old, string name)
    {
        var at = SkipBlanks(code, start);
        if (at < code.Length && code[at] == '.')
        {
            var first = SkipBlanks(code, at + 1);
            var end = first;
            while (end < code.Length && IsNamePart(code[end]))
            {
                end++;
            }

            if (code[first..end].SequenceEqual(old))
            {
                output.Append(IsName(name) ? string.Concat(code[start..first], name) : $"[\"{Escape(name)}\"]");
                return end;
            }
        }
        else if (at < code.Length && code[at] == '[' && SkipBlanks(code, at + 1) is var quote && quote < code.Length && code[quote] == '"')
        {
            var end = EndOfString(code, quote);
            if (code[quote..end].SequenceEqual($"\"{Escape(old)}\""))
            {
                output.Append(code[start..quote]).Append($"\"{Escape(name)}\"");
                return end;
            }
        }

        return start;
    }

    private static string Escape(string name) =>
        name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static int EndOfString(ReadOnlySpan<char> code, int start)
    {
        for (var i = start + 1; i < code.Length; i++)
        {
            if (code[i] == '\\')
            {
                i++;
            }
            else if (code[i] == '"')
            {
                return i + 1;
            }
        }

        return code.Length;
    }

    private static int SkipBlanks(ReadOnlySpan<char> code, int at)
    {
        while (at < code.Length && char.IsWhiteSpace(code[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsName(string name) => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(IsNamePart);

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
