using System.Text.RegularExpressions;

namespace Aef.Documents.Printing;

/// <summary>
/// Keeps text of users in printed documents from being a command to a CI runner. GitHub reads <c>::name::</c> at the start of a line, and
/// <c>##[name]</c> anywhere; Azure DevOps reads <c>##vso[name]</c> and <c>##[name]</c> anywhere. The document keeps its meaning, because
/// one character of the command is written as an escape of the language of the document. Text for people does not come here.
/// </summary>
public static partial class RunnerCommands
{
    /// <summary>
    /// The text of a JSON document, or of a YAML document in which only strings in double quotes contain <c>#</c>, without commands.
    /// </summary>
    public static string EscapeInQuotes(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return MayContainBracketed(document) ? Bracketed().Replace(document, "\\u005b") : document;
    }

    /// <summary>The text of an XML document or a Graphviz graph, whose text has character references, without commands.</summary>
    public static string EscapeInMarkup(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = MayContainBracketed(document) ? Bracketed().Replace(document, "&#91;") : document;
        return text.Contains("::", StringComparison.Ordinal) ? AtLineStart().Replace(text, "&#58;:") : text;
    }

    private static bool MayContainBracketed(string text) => text.Contains("##", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<=##(vso)?)\[", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Bracketed();

    // Runners split lines at CR too, and ignore blanks before the command.
    [GeneratedRegex(@"(?<=(^|[\r\n])[^\S\r\n]*)::", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex AtLineStart();
}
