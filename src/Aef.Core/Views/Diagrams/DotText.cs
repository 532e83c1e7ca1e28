using Aef.Documents.Display;

namespace Aef.Core.Views.Diagrams;

/// <summary>The one place where a user's text enters a Graphviz graph: as a quoted label, in which quotes, backslashes and entities mean themselves.</summary>
internal static class DotText
{
    /// <summary>A quoted label of one or more lines.</summary>
    public static string Quote(params IReadOnlyList<string> lines) => "\"" + string.Join("\\n", lines.Select(Escape)) + "\"";

    // Graphviz reads \N, \G, \l… in labels as well as entities such as &amp;.
    private static string Escape(string text) => VisibleText.Of(text)
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("&", "&amp;", StringComparison.Ordinal);
}
