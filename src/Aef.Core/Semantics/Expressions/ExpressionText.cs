using System.Text;

namespace Aef.Core.Semantics.Expressions;

/// <summary>
/// Divides a string of a definition into literal text and expressions. <c>${</c> begins an expression, and <c>$${</c> is a literal
/// <c>${</c>.
/// </summary>
internal static class ExpressionText
{
    /// <summary>The parts of a string, in order. Literal text is unescaped; a string without expressions has at most one part.</summary>
    public static IReadOnlyList<ExpressionPart> Split(string text)
    {
        var parts = new List<ExpressionPart>();
        var literal = new StringBuilder();
        var (at, literalStart) = (0, 0);
        while (at < text.Length)
        {
            if (text.AsSpan(at).StartsWith("$${"))
            {
                literal.Append("${");
                at += 3;
            }
            else if (text.AsSpan(at).StartsWith("${"))
            {
                Flush(at);
                var end = End(text, at + 2);
                parts.Add(new ExpressionPart(at + 2, (end < 0 ? text.Length : end) - at - 2, IsClosed: end >= 0));
                at = literalStart = end < 0 ? text.Length : end + 1;
            }
            else
            {
                literal.Append(text[at++]);
            }
        }

        Flush(at);
        return parts;

        void Flush(int end)
        {
            if (literal.Length > 0)
            {
                parts.Add(new ExpressionPart(literalStart, end - literalStart, IsClosed: true) { Literal = literal.ToString() });
                literal.Clear();
            }
        }
    }

    /// <summary>The brace that ends an expression; braces inside quotes are ignored.</summary>
    private static int End(string text, int start)
    {
        var isQuoted = false;
        for (var i = start; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when isQuoted:
                    i++;
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case '}' when !isQuoted:
                    return i;
            }
        }

        return -1;
    }
}
