using Aef.Core.Editing.Changes;
using Aef.Core.Editing.Forms;
using Aef.Core.Editing.Syntax;
using Aef.Documents.Reading;
using Aef.Documents.Tree;

namespace Aef.Core.Editing.Sessions;

/// <summary>Finds the nodes of an edit in a later version of the text, by the offsets of their tokens.</summary>
internal static class NodeTracking
{
    /// <summary>
    /// The edit with the paths of the current version. Without it, a reason: a node was removed, or its value is not the one that was seen.
    /// </summary>
    public static (FormEdit? Edit, string? Reason, DocumentNode? Current) Follow(
        FormEdit edit, SessionState seen, SessionState now, IReadOnlyList<TextOperation> operations)
    {
        if (seen.Root is null || Syntax(seen) is not { } before || Syntax(now) is not { } after)
        {
            return (null, "The text has changed since the form was shown.", null);
        }

        var paths = new List<NodePath>();
        foreach (var path in edit.Paths)
        {
            if (Follow(path, before, after, operations) is not { } found)
            {
                return (null, $"\"{path}\" was removed or written again.", null);
            }

            // A new key or a new element: only the mapping or list must exist.
            if (edit is not (InsertItem or MoveItem)
                && before.At(path)?.Value is var old
                && after.At(found)?.Value is var current
                && !(old is null ? current is null : current is not null && TreeChange.AreSame(old, current)))
            {
                return (null, $"\"{path}\" has changed since the form was shown.", current);
            }

            paths.Add(found);
        }

        return (edit.At(paths), null, null);
    }

    private static NodePath? Follow(NodePath path, SyntaxNode before, SyntaxNode after, IReadOnlyList<TextOperation> operations)
    {
        var (node, there, found) = (before, after, NodePath.Root);
        foreach (var segment in path.Segments)
        {
            if (node?.Entry(segment) is not { } entry)
            {
                // A key that did not exist then.
                if (segment.Key is null)
                {
                    return null;
                }

                (node, found) = (null, found.Key(segment.Key));
                continue;
            }

            int? offset = entry.Start;
            foreach (var operation in operations)
            {
                offset = offset is { } at ? operation.Map(at) : null;
            }

            var index = offset is null || there is null ? -1
                : there.Entries.ToList().FindIndex(e => e.Start == offset && e.Key is null == segment.Key is null);
            if (index < 0)
            {
                return null;
            }

            var match = there!.Entries[index];
            (node, there, found) = (entry.Value, match.Value, match.Key is { } key ? found.Key(key) : found.Item(index));
        }

        return found;
    }

    private static SyntaxNode? Syntax(SessionState state) => state.Root is { } root
        ? SyntaxReader.Read(state.Source.Text, root, DocumentReader.GetFormat(state.Source) == SourceFormat.Json)
        : null;
}
