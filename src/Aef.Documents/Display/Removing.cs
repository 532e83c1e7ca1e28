using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Documents.Display;

/// <summary>
/// Fixes that remove a key with its value from a mapping. They handle only unambiguous layouts, and apply only on request.
/// </summary>
internal static class Removing
{
    /// <summary>The fix that removes an entry; null for a layout that is not supported.</summary>
    public static DiagnosticFix? Entry(string key, Location keyLocation, DocumentNode value)
    {
        if (keyLocation.Source is not { } source || !ReferenceEquals(value.Location.Source, source))
        {
            return null;
        }

        var text = source.Text;
        var start = keyLocation.Span.Start;
        var end = Math.Max(keyLocation.Span.End, value.Location.Span.End);
        return SpanToRemove(text, start, end, value) is { } span
            ? new DiagnosticFix(
                $"Remove {Quoted.Text(key)}",
                [new TextEdit(Location.FromSource(source, span), string.Empty)],
                isSafe: false)
            : null;
    }

    private static TextSpan? SpanToRemove(string text, int start, int end, DocumentNode value)
    {
        var before = start - 1;
        while (before >= 0 && text[before] is ' ' or '\t' or '\r' or '\n')
        {
            before--;
        }

        var after = end;
        while (after < text.Length && text[after] is ' ' or '\t' or '\r' or '\n')
        {
            after++;
        }

        var next = after < text.Length ? text[after] : '\n';
        return (before < 0 ? '\n' : text[before], next) switch
        {
            ('{' or ',', ',') => TextSpan.FromBounds(start, EndOfBlanks(text, after + 1)),
            (',', '}') => TextSpan.FromBounds(before, end),
            ('{', '}') => TextSpan.FromBounds(start, end),
            _ => Line(text, start, end, value),
        };
    }

    private static int EndOfBlanks(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\r' or '\n')
        {
            at++;
        }

        return at;
    }

    /// <summary>A key of block YAML with its value on lines of its own, next to an entry that remains.</summary>
    private static TextSpan? Line(string text, int start, int end, DocumentNode value)
    {
        var lineStart = text.LastIndexOf('\n', Math.Max(0, start - 1)) + 1;
        var lineEnd = text.IndexOf('\n', start);
        lineEnd = lineEnd < 0 ? text.Length : lineEnd + 1;
        var isAlone = start > lineStart
            && text.AsSpan(lineStart, start - lineStart).IndexOfAnyExcept(' ') < 0
            && end <= lineEnd
            && text.AsSpan(end, lineEnd - end).IndexOfAnyExcept(" \r\n") < 0;
        return isAlone
            && value is ScalarNode { Location.Span.Length: > 0 }
            && HasNeighbor(text, lineStart, start - lineStart)
            ? TextSpan.FromBounds(lineStart, lineEnd)
            : null;
    }

    private static bool HasNeighbor(string text, int lineStart, int indent)
    {
        if (lineStart == 0)
        {
            return false;
        }

        var previous = text.LastIndexOf('\n', Math.Max(0, lineStart - 2)) + 1;
        var line = text.AsSpan(previous, lineStart - previous);
        var key = line.TrimStart(" -");
        return line.Length - key.Length == indent && key.Contains(':') && !key.StartsWith("#", StringComparison.Ordinal);
    }
}
