using Aef.Documents.Tree;

namespace Aef.Documents.Printing;

/// <summary>
/// Writes documents as JSON or YAML. The text depends only on the tree: line feeds, fixed indentation, no culture. Our readers and other
/// parsers read the same values back; only unpaired surrogates, which no file can contain, become U+FFFD.
/// No line is a command to a CI runner.
/// </summary>
public static class DocumentPrinter
{
    /// <summary>The document as JSON; without <paramref name="indented"/> on one line without blanks.</summary>
    public static string ToJson(DocumentNode node, bool indented = true)
    {
        ArgumentNullException.ThrowIfNull(node);
        return new DocumentText(SourceFormat.Json, !indented).Print(output => output.Node(node));
    }

    /// <summary>
    /// The document as JSON, indented if that needs at most <paramref name="maxIndentedBytes"/> bytes, and compact otherwise. An indented
    /// text that is too long is not finished.
    /// </summary>
    public static string ToJsonWithin(DocumentNode node, int maxIndentedBytes)
    {
        ArgumentNullException.ThrowIfNull(node);
        return new DocumentText(SourceFormat.Json).PrintWithin(output => output.Node(node), maxIndentedBytes)
            ?? ToJson(node, indented: false);
    }

    /// <summary>The document as block YAML.</summary>
    public static string ToYaml(DocumentNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return new DocumentText(SourceFormat.Yaml).Print(output => output.Node(node));
    }
}
