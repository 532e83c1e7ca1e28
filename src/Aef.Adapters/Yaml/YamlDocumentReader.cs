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
            diagnostics.Add(DocumentDiagnostics.YamlSyntax.At(At(source, OffsetOf(e, source.Text)), Sentence(e.Message)));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The scanner fails on some broken inputs with various exceptions that have no location.
            root = null;
            diagnostics.Add(DocumentDiagnostics.YamlSyntax.At(At(source, 0), "the YAML scanner failed for an unknown reason."));
        }

        return new DocumentResult(root, diagnostics.Items);
    }

    private static Location At(SourceText source, int offset) =>
        Location.FromSource(source, new TextSpan(offset, offset < source.Text.Length ? 1 : 0));

    // For a tab the scanner reports the start of the mapping around it; people look for the tab.
    private static int OffsetOf(YamlException exception, string text)
    {
        var start = (int)Math.Clamp(exception.Start.Index, 0, text.Length);
        if (exception.Message.Contains("tab as indentation", StringComparison.Ordinal))
        {
            for (var tab = text.IndexOf('\t', start); tab >= 0; tab = text.IndexOf('\t', tab + 1))
            {
                if (text.AsSpan(0, tab).TrimEnd(' ') is [] or [.., '\n' or '\r'])
                {
                    return tab;
                }
            }
        }

        return start;
    }

    private static string Sentence(string message)
    {
        message = message.ReplaceLineEndings(" ").Trim();
        return message.EndsWith('.') ? message : message + ".";
    }
}
