using Aef.Core.Editing.Syntax;
using Aef.Documents.Tree;

namespace Aef.Core.Editing.Forms;

/// <summary>Applies edits to trees: the tree that the changed text must have. Bad edits are refused with a reason.</summary>
internal static class TreeChange
{
    /// <summary>The tree after an edit.</summary>
    /// <exception cref="RefusedEditException">The edit does not fit the tree.</exception>
    public static DocumentNode Apply(DocumentNode root, FormEdit edit) => edit switch
    {
        SetValue set => Set(root, set.Path, 0, set.Value),
        RemoveNode remove => Remove(root, remove.Path),
        RenameKey rename => Rename(root, rename),
        InsertItem insert => Insert(root, insert.List, insert.Index, insert.Value),
        MoveItem move => Move(root, move),
        _ => throw new RefusedEditException($"{edit.GetType().Name} is not a change of one node."),
    };

    /// <summary>The node at a path, or null.</summary>
    public static DocumentNode? At(DocumentNode? root, NodePath path)
    {
        foreach (var segment in path.Segments)
        {
            root = root switch
            {
                MappingNode map when segment.Key is { } key => map[key],
                SequenceNode list when segment.Index >= 0 && segment.Index < list.Items.Count => list.Items[segment.Index],
                _ => null,
            };
        }

        return root;
    }

    /// <summary>True for equal trees whose keys have the same order.</summary>
    public static bool AreSame(DocumentNode left, DocumentNode right)
    {
        switch (left, right)
        {
            case (MappingNode a, MappingNode b):
                if (a.Entries.Count != b.Entries.Count)
                {
                    return false;
                }

                for (var i = 0; i < a.Entries.Count; i++)
                {
                    if (a.Entries[i].Key != b.Entries[i].Key || !AreSame(a.Entries[i].Value, b.Entries[i].Value))
                    {
                        return false;
                    }
                }

                return true;
            case (SequenceNode a, SequenceNode b):
                if (a.Items.Count != b.Items.Count)
                {
                    return false;
                }

                for (var i = 0; i < a.Items.Count; i++)
                {
                    if (!AreSame(a.Items[i], b.Items[i]))
                    {
                        return false;
                    }
                }

                return true;
            default:
                return ReferenceEquals(left, right) || (left is ScalarNode && left.Equals(right));
        }
    }

    /// <summary>True for a null in the place of an empty mapping or list.</summary>
    public static bool IsNothing(DocumentNode? node) => node is null or ScalarNode { ScalarKind: ScalarKind.Null };

    private static DocumentNode Set(DocumentNode? node, NodePath path, int depth, DocumentNode value)
    {
        if (depth == path.Segments.Count)
        {
            return value;
        }

        var segment = path.Segments[depth];
        if (segment.Key is { } key)
        {
            if (!IsNothing(node) && node is not MappingNode)
            {
                throw new RefusedEditException($"\"{Prefix(path, depth)}\" is {node!.Kind}, which has no key \"{key}\".");
            }

            var entries = ((node as MappingNode)?.Entries ?? []).ToList();
            var at = entries.FindIndex(e => e.Key == key);
            var entry = new MappingEntry(key, Set(at < 0 ? null : entries[at].Value, path, depth + 1, value));
            if (at < 0)
            {
                entries.Add(entry);
            }
            else
            {
                entries[at] = entry;
            }

            return new MappingNode(entries);
        }

        var items = Items(node, path, depth).ToList();
        if (segment.Index >= items.Count)
        {
            throw new RefusedEditException($"\"{Prefix(path, depth)}\" has no element {segment.Index}.");
        }

        items[segment.Index] = Set(items[segment.Index], path, depth + 1, value);
        return new SequenceNode(items);
    }

    private static DocumentNode Remove(DocumentNode root, NodePath path)
    {
        if (path.Parent is not { } parent)
        {
            throw new RefusedEditException("The whole definition cannot be removed.");
        }

        return At(root, parent) switch
        {
            MappingNode map when path.Last.Key is { } key && map[key] is not null =>
                Set(root, parent, 0, new MappingNode([.. map.Entries.Where(e => e.Key != key)])),
            SequenceNode list when path.Last.Index >= 0 && path.Last.Index < list.Items.Count =>
                Set(root, parent, 0, new SequenceNode([.. list.Items.Where((_, i) => i != path.Last.Index)])),
            _ => throw new RefusedEditException($"There is no \"{path}\"."),
        };
    }

    private static DocumentNode Rename(DocumentNode root, RenameKey rename)
    {
        if (rename.Path.Parent is not { } parent || rename.Path.Last.Key is not { } key || At(root, parent) is not MappingNode map
            || map[key] is null)
        {
            throw new RefusedEditException($"There is no key \"{rename.Path}\".");
        }

        return rename.Name.Length == 0 ? throw new RefusedEditException("A key must have a name.")
            : rename.Name != key && map[rename.Name] is not null ? throw new RefusedEditException($"\"{rename.Name}\" exists already.")
            : Set(root, parent, 0,
                new MappingNode([.. map.Entries.Select(e => e.Key == key ? new MappingEntry(rename.Name, e.Value) : e)]));
    }

    private static DocumentNode Insert(DocumentNode root, NodePath list, int index, DocumentNode value)
    {
        var items = Items(At(root, list), list, list.Segments.Count).ToList();
        if (index < 0 || index > items.Count)
        {
            throw new RefusedEditException($"\"{list}\" has {items.Count} elements, so nothing can be inserted at {index}.");
        }

        items.Insert(index, value);
        return Set(root, list, 0, new SequenceNode(items));
    }

    private static DocumentNode Move(DocumentNode root, MoveItem move)
    {
        if (move.Path.Parent is not { } parent || move.Path.Last.Index < 0 || At(root, move.Path) is not { } value)
        {
            throw new RefusedEditException($"There is no element \"{move.Path}\".");
        }

        if (move.Path.Contains(move.List))
        {
            throw new RefusedEditException($"\"{move.Path}\" cannot be moved into itself.");
        }

        var inserted = Insert(root, move.List, move.Index, value);
        var from = move.List.Equals(parent) && move.Index <= move.Path.Last.Index
            ? parent.Item(move.Path.Last.Index + 1)
            : Shift(move);
        return Remove(inserted, from);
    }

    /// <summary>The path of the moved element after its copy was inserted above it in the list of an ancestor.</summary>
    private static NodePath Shift(MoveItem move)
    {
        var depth = move.List.Segments.Count;
        return depth < move.Path.Segments.Count - 1 && move.List.Contains(move.Path) && move.Index <= move.Path.Segments[depth].Index
            ? move.Path.With(depth, PathSegment.Of(move.Path.Segments[depth].Index + 1))
            : move.Path;
    }

    private static IReadOnlyList<DocumentNode> Items(DocumentNode? node, NodePath path, int depth) =>
        IsNothing(node) ? [] : (node as SequenceNode)?.Items
            ?? throw new RefusedEditException($"\"{Prefix(path, depth)}\" is {node!.Kind}, not a list.");

    private static NodePath Prefix(NodePath path, int depth) => path.Take(depth);
}
