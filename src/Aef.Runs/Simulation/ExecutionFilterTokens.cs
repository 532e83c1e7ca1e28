namespace Aef.Runs.Simulation;

/// <summary>Divides a filter into words, operators, parentheses and strings; a string begins with its quote and has no end quote.</summary>
internal static class ExecutionFilterTokens
{
    private static readonly string[] Operators = ["<=", ">=", "!=", "=", "<", ">", ":", "(", ")"];

    public static List<string> Of(string filter)
    {
        var tokens = new List<string>();
        var at = 0;
        while (at < filter.Length)
        {
            if (char.IsWhiteSpace(filter[at]))
            {
                at++;
            }
            else if (filter[at] == '"')
            {
                var end = filter.IndexOf('"', at + 1);
                tokens.Add(end < 0 ? throw new FormatException("a string has no end") : filter[at..end]);
                at = end + 1;
            }
            else if (Operators.FirstOrDefault(o => filter.AsSpan(at).StartsWith(o, StringComparison.Ordinal)) is { } found)
            {
                tokens.Add(found);
                at += found.Length;
            }
            else
            {
                var end = at;
                while (end < filter.Length && (char.IsAsciiLetterOrDigit(filter[end]) || filter[end] is '_' or '.' or '-'))
                {
                    end++;
                }

                tokens.Add(end == at ? throw new FormatException($"unexpected {filter[at]}") : filter[at..end]);
                at = end;
            }
        }

        return tokens;
    }
}
