using Aef.Documents.Diagnostics;
using Aef.Documents.Printing;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Views.Formatting;

/// <summary>
/// Formats documents that have no errors. The result is read again: if it does not mean exactly the same, or loses a comment, it is
/// discarded, and the file is left unchanged.
/// </summary>
internal sealed class TextFormatter(IDocumentReader documents)
{
    public FormatResult Format(SourceText source, DocumentNode root, KeyShape shape)
    {
        var text = IsJson(source) ? DocumentPrinter.ToJson(Sort(root, shape)) : FormatYaml(source, root, shape);
        if (text is null)
        {
            return Refuse(source, "directives and document end markers cannot be formatted");
        }

        if (!text.EndsWith('\n'))
        {
            text += "\n";
        }

        var formatted = new SourceText(text, source.Path);
        var again = documents.Read(formatted);
        if (again.Root is null || again.HasErrors || !again.Root.Equals(root))
        {
            return Refuse(source, "the formatted text would have a different meaning");
        }

        return IsJson(source) || Comments(source, root).SequenceEqual(Comments(formatted, again.Root), StringComparer.Ordinal)
            ? new FormatResult(source, text, [])
            : Refuse(source, "a comment would be lost");
    }

    public static bool IsJson(SourceText source) =>
        source.Text.AsSpan().TrimStart() is ['{' or '[', ..]
            && new JsonDocumentReader().Read(source) is { Root: not null, HasErrors: false };

    private static string? FormatYaml(SourceText source, DocumentNode root, KeyShape shape)
    {
        var lines = source.Text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        if (lines.Any(l => l.StartsWith('%') || l.TrimEnd() is "..." || (l.StartsWith("---", StringComparison.Ordinal) && l.TrimEnd() is not "---")))
        {
            return null;
        }

        return new YamlLayoutPrinter(source).Print(YamlLayout.Read(source, root), shape);
    }

    /// <summary>The comments in an order that does not depend on the order of keys.</summary>
    private static IEnumerable<string> Comments(SourceText source, DocumentNode root) =>
        YamlComments.Find(source, root).Select(c => c.Text).Order(StringComparer.Ordinal);

    private static DocumentNode Sort(DocumentNode node, KeyShape shape) => node switch
    {
        MappingNode map =>
            new MappingNode(
                [.. shape.Sort([.. map.Entries], e => e.Key).Select(e => new MappingEntry(e.Key, Sort(e.Value, shape.Of(e.Key))))]),
        SequenceNode list => new SequenceNode([.. list.Items.Select(i => Sort(i, shape.Of(i)))]),
        _ => node,
    };

    private static FormatResult Refuse(SourceText source, string reason) =>
        new(
            source,
            null,
            [FormattingDiagnostics.LeftAlone.At(source.Path is { } path ? Location.FromScript(path, 0, 0) : Location.None, reason)]);
}
