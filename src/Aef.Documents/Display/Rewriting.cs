using Aef.Documents.Diagnostics;
using Aef.Documents.Printing;
using Aef.Documents.Reading;
using Aef.Documents.Tree;

namespace Aef.Documents.Display;

/// <summary>
/// Fixes that replace one word with another, in the same quotes. Words of a fixed vocabulary can be corrected without asking; for a name
/// that the user has chosen, such as a JOB_ID, the replacement is a guess.
/// </summary>
internal static class Rewriting
{
    /// <summary>
    /// The fix that replaces <paramref name="written"/> with <paramref name="text"/>; null when there is no such text, or when the
    /// span contains more than that word, such as a string with escapes.
    /// </summary>
    public static DiagnosticFix? Replace(Location location, string written, string? text, bool isSafe = true)
    {
        if (text is null || location.Source is not { } source || location.Span.End > source.Text.Length)
        {
            return null;
        }

        var raw = source.Text.Substring(location.Span.Start, location.Span.Length);
        var replacement = raw == written ? Plain(text)
            : raw == $"\"{written}\"" ? Quote(text)
            : raw == $"'{written}'" ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
            : null;
        return replacement is null
            ? null
            : new DiagnosticFix($"Replace with {Quoted.Text(text)}", [new TextEdit(location, replacement)], isSafe);
    }

    /// <summary>The same for a key, in upper case if the file writes its keys that way.</summary>
    public static DiagnosticFix? ReplaceKey(Location location, string written, string? key) =>
        Replace(location, written, key is not null && IsUpper(written) ? key.ToUpperInvariant() : key);

    /// <summary>Replaces a span of a scalar's text, such as a name in an expression.</summary>
    public static DiagnosticFix? ReplaceSpan(Location location, string written, string text, bool isSafe) =>
        location.Source is { } source
            && location.Span.End <= source.Text.Length
            && source.Text.AsSpan(location.Span.Start, location.Span.Length).SequenceEqual(written)
            ? new DiagnosticFix($"Replace with {Quoted.Text(text)}", [new TextEdit(location, text)], isSafe)
            : null;

    private static bool IsUpper(string key) => key.Any(char.IsAsciiLetterUpper) && !key.Any(char.IsAsciiLetterLower);

    /// <summary>Without quotes where YAML reads the same text back; JSON has no unquoted words.</summary>
    private static string Plain(string text) =>
        text.Length > 0
            && char.IsAsciiLetter(text[0])
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '/')
            && PlainScalar.Resolve(text, Location.None, new DiagnosticBag()).ScalarKind == ScalarKind.String
            ? text
            : Quote(text);

    private static string Quote(string text) => DocumentPrinter.ToJson(ScalarNode.String(text), indented: false).TrimEnd('\n');
}
