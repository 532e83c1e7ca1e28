namespace Aef.Core.Semantics.Expressions;

/// <summary>Finds the expressions in a string of a definition. Text around them is allowed and means concatenation.</summary>
internal static class ExpressionText
{
    /// <summary>Every expression of a string, in order.</summary>
    public static IReadOnlyList<ExpressionSpan> Find(string text)
    {
        var found = new List<ExpressionSpan>();
        var at = 0;
        while (at < text.Length && text.IndexOf("${", at, StringComparison.Ordinal) is >= 0 and var begin)
        {
            var end = End(text, begin + 2);
            found.Add(new ExpressionSpan(begin + 2, (end < 0 ? text.Length : end) - begin - 2, end >= 0));
            at = end < 0 ? text.Length : end + 1;
        }

        return found;
    }

    /// <summary>True when the string is one expression and nothing else, so that its value need not be a string.</summary>
    public static bool IsWhole(string text)
    {
        var trimmed = text.Trim();
        return trimmed.StartsWith("${", StringComparison.Ordinal) && End(trimmed, 2) == trimmed.Length - 1;
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
