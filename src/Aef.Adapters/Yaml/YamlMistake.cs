using System.Globalization;

namespace Aef.Adapters.Yaml;

/// <summary>
/// Explains an error of the YAML scanner in the words of people who write YAML, at the position where they must change it.
/// </summary>
internal static class YamlMistake
{
    private const string MissingQuote = "The closing quote is missing.";

    /// <summary>The explanation and its position.</summary>
    /// <param name="message">The message of the scanner.</param>
    /// <param name="text">The whole document.</param>
    /// <param name="at">The position that the scanner reports.</param>
    public static (int At, string Message) Explain(string message, string text, int at)
    {
        bool Has(string part) => message.Contains(part, StringComparison.Ordinal);
        if (Has(" tab ") && Tab(text, at) is { } tab)
        {
            return (tab, "Tabs cannot be used for indentation in YAML. Replace the tab with spaces.");
        }

        var explanation = message switch
        {
            _ when Has("expected '-' indicator") => Indentation(text, at),
            _ when Has("expected key") => Key(text, at),
            _ when Has("invalid mapping") => Mapping(text, at),
            _ when Has("cannot start any token") || Has("value containing disallowed") || Has("expected node content") => Start(text, at),
            _ when Has("multi-line double-quoted scalar") || (Has("quoted scalar") && Has("end of stream")) => MissingQuote,
            _ when Has("unknown escape") =>
                "This string has an unknown escape. Write a backslash as \"\\\\\", or put the string in single quotes.",
            _ when Has("comment or line break") => "Only a comment can follow \"|\" or \">\" in the same line.",
            _ when Has("Block sequence entries are not allowed") => "A list must begin in a new line.",
            _ => null,
        };
        return (at, explanation ?? Sentence(message));
    }

    /// <summary>The bracket that is never closed, or null; the scanner fails without a position on such a text.</summary>
    public static (int At, string Message)? OpenBracket(string text)
    {
        var open = new Stack<int>();
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c is '[' or '{')
            {
                open.Push(i);
            }
            else if (c is ']' or '}' && open.Count > 0)
            {
                open.Pop();
            }
        }

        return open.Count == 0 ? null : (open.Peek(), $"The bracket \"{text[open.Peek()]}\" is never closed.");
    }

    private static int? Tab(string text, int start)
    {
        for (var tab = text.IndexOf('\t', start); tab >= 0; tab = text.IndexOf('\t', tab + 1))
        {
            if (text.AsSpan(0, tab).TrimEnd(' ') is [] or [.., '\n' or '\r'])
            {
                return tab;
            }
        }

        return null;
    }

    private static string Key(string text, int at)
    {
        var line = Line(text, at);
        if (!line.Contains(':') && line.TrimStart() is not ['-', ..])
        {
            return "A colon is missing after the key.";
        }

        var before = text.AsSpan(LineStart(text, at)..at).TrimEnd();
        return before is [.., '"' or '\''] ? "Text follows the closing quote. Put the whole value in quotes." : Indentation(text, at);
    }

    private static string Mapping(string text, int at)
    {
        var before = text.AsSpan(LineStart(text, at)..at);
        return before.Contains(": ", StringComparison.Ordinal)
            ? "A value that contains \": \" needs quotes."
            : "This line is indented more than the line above, which already has a value.";
    }

    private static string? Start(string text, int at) =>
        at < text.Length && !char.IsWhiteSpace(text[at]) ? $"A value cannot begin with \"{text[at]}\" unless it is in quotes."
        : at > 0 && text[at - 1] is '&' or '*' ? $"A value cannot begin with \"{text[at - 1]}\" unless it is in quotes."
        : null;

    private static string Indentation(string text, int at)
    {
        var start = LineStart(text, at);
        var countsDash = Line(text, at).TrimStart() is not ['-', ..];
        var own = Indent(text.AsSpan(start), countsDash);
        for (var above = start - 1; above > 0; above = LineStart(text, above) - 1)
        {
            var line = Line(text, above);
            if (!line.IsWhiteSpace() && line.TrimStart() is not ['#', ..])
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"This line is indented by {Spaces(own)}, which fits no line above; the line above has {Indent(line, countsDash)}.");
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"This line is indented by {Spaces(own)}, which fits no line above.");
    }

    private static string Spaces(int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} space{(count == 1 ? string.Empty : "s")}");

    /// <summary>The column of the first key or value; between keys, the dash of a list counts as indentation.</summary>
    private static int Indent(ReadOnlySpan<char> line, bool countsDash)
    {
        var count = 0;
        while (count < line.Length
            && (line[count] == ' ' || (countsDash && line[count] == '-' && count + 1 < line.Length && line[count + 1] == ' ')))
        {
            count++;
        }

        return count;
    }

    private static int LineStart(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    private static ReadOnlySpan<char> Line(string text, int at)
    {
        var start = LineStart(text, at);
        var end = text.IndexOf('\n', start);
        return text.AsSpan(start..(end < 0 ? text.Length : end)).TrimEnd('\r');
    }

    private static string Sentence(string message)
    {
        message = message.ReplaceLineEndings(" ").Trim();
        return message.EndsWith('.') ? message : message + ".";
    }
}
