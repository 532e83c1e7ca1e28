using Aef.Workflows.Documents;

namespace Aef.Workflows.Printing;

/// <summary>Writes documents down. The text depends on nothing but the tree.</summary>
public static class DocumentPrinter
{
    /// <summary>The document as JSON.</summary>
    public static string ToJson(DocumentNode node, bool indented = true) => throw new NotSupportedException();

    /// <summary>The document as YAML.</summary>
    public static string ToYaml(DocumentNode node) => throw new NotSupportedException();
}
