using Aef.Workflows.Diagnostics;
using Aef.Workflows.Documents;
using Aef.Workflows.Text;
using YamlDotNet.Core;

namespace Aef.Adapters.Yaml;

/// <summary>
/// Reads one YAML document through the event stream of YamlDotNet, with our own limits: anchors, aliases, tags, further documents
/// and duplicate keys are refused, nesting and the number of values are bounded while the events come.
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
            diagnostics.Add(DocumentDiagnostics.YamlSyntax.At(At(source, e.Message.Contains("tab", StringComparison.Ordinal) ? e.End : e.Start), Sentence(e.Message)));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The scanner fails on some broken inputs with whatever exception its code happens to meet; no place is known then.
            root = null;
            diagnostics.Add(DocumentDiagnostics.YamlSyntax.At(At(source, Mark.Empty), "the text is broken in a way that the YAML scanner cannot explain."));
        }

        return new DocumentResult(root, diagnostics.Items);
    }

    private static Location At(SourceText source, Mark mark)
    {
        var offset = (int)Math.Clamp(mark.Index, 0, source.Text.Length);
        return Location.FromSource(source, new TextSpan(offset, offset < source.Text.Length ? 1 : 0));
    }

    private static string Sentence(string message)
    {
        message = message.ReplaceLineEndings(" ").Trim();
        return message.EndsWith('.') ? message : message + ".";
    }
}
