using System.Text.Json.Nodes;
using Aef.Core.Editing.Forms;
using Aef.Core.Editing.Syntax;
using Aef.Documents.Printing;
using Aef.Documents.Tree;

namespace Aef.Tests.Editing;

/// <summary>Makes edits of the form on the nodes of System.Text.Json: a second implementation, without positions.</summary>
internal static class JsonOracle
{
    public static JsonNode Of(DocumentNode node) => JsonNode.Parse(DocumentPrinter.ToJson(node))!;

    public static JsonNode Apply(JsonNode root, FormEdit edit)
    {
        root = root.DeepClone();
        switch (edit)
        {
            case SetValue set:
                Put(At(root, set.Path.Parent!)!, set.Path.Last, Of(set.Value));
                break;
            case RemoveNode remove:
                Take(At(root, remove.Path.Parent!)!, remove.Path.Last);
                break;
            case RenameKey rename:
                var map = At(root, rename.Path.Parent!)!.AsObject();
                var at = map.IndexOf(rename.Path.Last.Key!);
                var value = map[at];
                map.RemoveAt(at);
                map.Insert(at, rename.Name, value);
                break;
            case InsertItem insert:
                At(root, insert.List)!.AsArray().Insert(insert.Index, Of(insert.Value));
                break;
            case MoveItem move:
                var list = At(root, move.List)!.AsArray();
                var marker = JsonValue.Create("the place of the move");
                list.Insert(move.Index, marker);
                var from = move.Path;
                if (move.List.Equals(from.Parent) && move.Index <= from.Last.Index)
                {
                    from = from.Parent!.Item(from.Last.Index + 1);
                }

                var moved = Take(At(root, from.Parent!)!, from.Last);
                list[list.IndexOf(marker)] = moved;
                break;
        }

        return root;
    }

    private static JsonNode? At(JsonNode? node, NodePath path) =>
        path.Segments.Aggregate(node, (n, s) => s.Key is { } key ? n![key] : n![s.Index]);

    private static void Put(JsonNode parent, PathSegment at, JsonNode? value)
    {
        if (at.Key is { } key)
        {
            parent[key] = value;
        }
        else
        {
            parent[at.Index] = value;
        }
    }

    private static JsonNode? Take(JsonNode parent, PathSegment at)
    {
        JsonNode? value;
        if (at.Key is { } key)
        {
            value = parent[key];
            parent.AsObject().Remove(key);
        }
        else
        {
            value = parent[at.Index];
            parent.AsArray().RemoveAt(at.Index);
        }

        return value;
    }
}
