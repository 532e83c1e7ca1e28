using System.Globalization;

namespace Aef.Documents.Reading;

/// <summary>Explains an error of the JSON parser in the words of people who write JSON.</summary>
internal static class JsonMistake
{
    private const string LowerCase = "Write true, false or null in lower case, and strings in double quotes.";
    private const string MissingQuote = "The closing quote is missing.";

    /// <summary>The explanation, without a position.</summary>
    /// <param name="message">The message of the parser.</param>
    /// <param name="text">The whole document.</param>
    /// <param name="at">The position of the error.</param>
    public static string Explain(string message, string text, int at)
    {
        bool Has(string part) => message.Contains(part, StringComparison.Ordinal);
        var found = at < text.Length ? text[at] : '\0';
        var explanation = message switch
        {
            _ when Has("end of string, but instead reached end of data") => MissingQuote,
            _ when Has("escapable character") => $"\"\\{Visible(found)}\" is not an escape. Write a backslash as \"\\\\\".",
            _ when Has("invalid within a JSON string") => InString(found),
            _ when found == '\'' => "Strings need double quotes in JSON.",
            _ when found == '\0' || Has("depth to be zero") || Has("reached end of data") =>
                "The file ends before an object, a list or a value is complete.",
            _ when Has("after a single JSON value") => "Only one value is allowed in a file, and text follows it.",
            _ when Has("invalid after a value") => found is '"' or '{' or '[' or '-' || char.IsAsciiLetterOrDigit(found)
                ? "A comma is missing before this."
                : $"A comma or a closing bracket is expected here, not {Named(found)}.",
            _ when Has("start of a property name") =>
                found is ',' ? "A key is missing before this comma." : $"A key in double quotes is expected here, not {Named(found)}.",
            _ when Has("after a property name") => "A colon is missing after the key.",
            _ when Has("invalid JSON literal") => LowerCase,
            _ when Has("start of a value") => Value(found),
            _ when Has("leading zero") => "A number cannot begin with 0 followed by more digits.",
            _ when Has("end of a number") || Has("within a number") => $"{Named(found)} is not allowed in a number.",
            _ => null,
        };
        return explanation ?? WithoutPosition(message);
    }

    private static string Value(char found) => found switch
    {
        ',' => "A value is missing before this comma.",
        '}' or ']' => "A value is missing before this bracket.",
        _ when char.IsAsciiLetter(found) => LowerCase,
        _ => $"A value cannot begin with {Named(found)}.",
    };

    private static string InString(char found) => found switch
    {
        '\n' or '\r' => MissingQuote,
        '\t' => "Write a tab in a string as \"\\t\".",
        _ => $"Write this control character as \"\\u{((int)found).ToString("x4", CultureInfo.InvariantCulture)}\".",
    };

    private static string Named(char found) => found == '\0' ? "the end of the file" : $"\"{Visible(found)}\"";

    private static string Visible(char found) =>
        char.IsControl(found)
            || char.IsSurrogate(found)
            ? $"U+{((int)found).ToString("X4", CultureInfo.InvariantCulture)}"
            : found.ToString();

    private static string WithoutPosition(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
