using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using YamlDotNet.Core;

namespace Aef.Adapters.Yaml;

/// <summary>
/// Reads one YAML document through the event stream of YamlDotNet, with additional limits: anchors, aliases, tags, further documents and
/// duplicate keys are rejected, and nesting and the number of values are checked as events arrive.
/// </summary>
public sealed class YamlDocumentReader : IDocumentReader
{
    /// <inheritdoc/>
    public DocumentResult Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var diagnostics = new DiagnosticBag();
        DocumentNode? root;
        try
        {
            root = new YamlTreeReader(source, diagnostics).Read();
        }
        catch (YamlException e)
        {
            root = null;
            var (at, message) = YamlMistake.Explain(e.Message, source.Text, (int)Math.Clamp(e.Start.Index, 0, source.Text.Length));
            diagnostics.Add(DocumentDiagnostics.YamlSyntax.At(At(source, at), message));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The scanner fails on some broken inputs with various exceptions that have no location.
            root = null;
            var (at, message) = YamlMistake.OpenBracket(source.Text) ?? (0, "The YAML scanner failed for an unknown reason.");
            diagnostics.Add(DocumentDiagnostics.YamlSyntax.At(At(source, at), message));
        }

        return new DocumentResult(root, diagnostics.Items);
    }

    private static Location At(SourceText source, int offset) =>
        Location.FromSource(source, new TextSpan(offset, offset < source.Text.Length ? 1 : 0));
}
