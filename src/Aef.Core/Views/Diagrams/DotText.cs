using Aef.Documents.Display;

namespace Aef.Core.Views.Diagrams;

/// <summary>
/// The only class that writes a user's text into a Graphviz graph: as a quoted label, with quotes, backslashes and entities escaped.
/// </summary>
internal static class DotText
{
    /// <summary>A quoted label of one or more lines.</summary>
    public static string Quote(params IReadOnlyList<string> lines) => "\"" + string.Join("\\n", lines.Select(Escape)) + "\"";

    // Graphviz interprets \N, \G, \l… in labels, and entities such as &amp;.
    private static string Escape(string text) => VisibleText.Of(text)
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("&", "&amp;", StringComparison.Ordinal);
}
