using Aef.Core.Editing.Syntax;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Editing.Services;

/// <summary>
/// Finds what can be written at a position: the word there is replaced by a mark, as a key and as a value, until the text can be read, and
/// the mark is found in its tree. So the text may be broken at the position itself.
/// </summary>
internal sealed class CompletionProbe(IDocumentReader documents)
{
    private const string Mark = "aef_probe_7f3a";

    /// <summary>The place of the mark: the path of its mapping, with the key for a value; null when the text cannot be read.</summary>
    public (DocumentNode Root, NodePath Path, bool IsKey)? Find(SourceText source, TextSpan word)
    {
        var isJson = DocumentReader.GetFormat(source) == SourceFormat.Json;
        var line = source.Text.AsSpan(TextLines.StartOf(source.Text, word.Start)..word.Start).TrimEnd();
        var isValue = line is [.., ':'];
        string[] key = isJson ? [$"\"{Mark}\": 0", $"\"{Mark}\": 0,", $",\"{Mark}\": 0"] : [$"{Mark}: 0"];
        string[] value = isJson ? [$"\"{Mark}\"", $"\"{Mark}\","] : [Mark];
        foreach (var text in isValue ? [.. value, .. key] : (string[])[.. key, .. value])
        {
            var read = documents.Read(new SourceText(string.Concat(source.Text.AsSpan(0, word.Start), text, source.Text.AsSpan(word.End)),
                source.Path));
            if (read is { Root: { } root, HasErrors: false } && Find(root, NodePath.Root) is { } found)
            {
                return (root, found.Path, found.IsKey);
            }
        }

        return null;
    }

    private static (NodePath Path, bool IsKey)? Find(DocumentNode node, NodePath path)
    {
        switch (node)
        {
            case ScalarNode { Text: Mark }:
                return (path, false);
            case SequenceNode list:
                return list.Items.Select((n, i) => Find(n, path.Item(i))).FirstOrDefault(f => f is not null);
            case MappingNode map:
                return map.Entries.Any(e => e.Key == Mark) ? (path, true)
                    : map.Entries.Select(e => Find(e.Value, path.Key(e.Key))).FirstOrDefault(f => f is not null);
            default:
                return null;
        }
    }
}
