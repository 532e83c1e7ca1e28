using Aef.Core.Editing.Changes;
using Aef.Core.Editing.Printing;
using Aef.Core.Editing.Syntax;
using Aef.Documents.Printing;
using Aef.Documents.Tree;

namespace Aef.Core.Editing.Forms;

/// <summary>
/// Finds the replacements for an edit of the form, several ways: the smallest one first, then one that writes the node above. The whole
/// document is never written again.
/// </summary>
internal sealed class FormWriter(string text, SyntaxNode root, bool isJson)
{
    private readonly NodeEditor _editor = new(text, root, isJson);

    /// <summary>The ways to make an edit, each as replacements that count in the same text.</summary>
    public IEnumerable<IReadOnlyList<TextDelta>> Write(FormEdit edit) => edit switch
    {
        SetValue set => Set(set.Path, set.Value),
        RemoveNode remove => [_editor.Remove(remove.Path)],
        RenameKey rename => [_editor.Rename(rename.Path, rename.Name)],
        InsertItem insert => Insert(insert),
        MoveItem move => Move(move),
        _ => [],
    };

    /// <summary>The same with the mapping or list above written again; nothing when that would be the document or lose a comment.</summary>
    public IEnumerable<IReadOnlyList<TextDelta>> WriteParent(NodePath path, DocumentNode after)
    {
        for (var above = path.Parent; above is { Parent: not null }; above = above.Parent)
        {
            if (root.At(above) is { } node && TreeChange.At(after, above) is { } value)
            {
                return HasComment(node) ? [] : _editor.Replace(above, value);
            }
        }

        return [];
    }

    private bool HasComment(SyntaxNode node) =>
        Trivia.HasComment(text.AsSpan(node.Span.Start, node.Span.Length), isJson);

    private IEnumerable<IReadOnlyList<TextDelta>> Set(NodePath path, DocumentNode value)
    {
        if (path.Parent is null)
        {
            throw new RefusedEditException("The whole definition cannot be replaced by the form.");
        }

        if (root.At(path) is not null)
        {
            return _editor.Replace(path, value);
        }

        // The first part of the path that is missing.
        var depth = 0;
        while (root.At(path.Take(depth + 1)) is not null)
        {
            depth++;
        }

        var (container, added) = (root.At(path.Take(depth))!, Nest(path, depth + 1, value));
        return path.Segments[depth].Key is not { } key ? throw new RefusedEditException($"There is no \"{path.Take(depth + 1)}\".")
            : container.Entries.Count > 0 ? _editor.AddKey(container, key, added)
            : depth == 0 ? SetRoot(container, new MappingNode([new MappingEntry(key, added)]))
            : _editor.Replace(path.Take(depth), new MappingNode([new MappingEntry(key, added)]));
    }

    private IEnumerable<IReadOnlyList<TextDelta>> SetRoot(SyntaxNode container, MappingNode value)
    {
        var shown = isJson ? ValuePrinter.Block(value, string.Empty, isJson, 2) : DocumentPrinter.ToYaml(value).TrimEnd('\n');
        return [[new TextDelta(container.Span.Start, container.Span.Length, shown)]];
    }

    private IEnumerable<IReadOnlyList<TextDelta>> Insert(InsertItem insert)
    {
        var list = root.At(insert.List);
        if (list is { Entries.Count: > 0 })
        {
            return [_editor.Insert(list, insert.Index, column => _editor.Element(list, insert.Value, column))];
        }

        var value = new SequenceNode([insert.Value]);
        return insert.List.Parent is not null ? Set(insert.List, value)
            : [[new TextDelta(list!.Span.Start, list.Span.Length, isJson ? ValuePrinter.Block(value, string.Empty, isJson, 2)
                : DocumentPrinter.ToYaml(value).TrimEnd('\n'))]];
    }

    private IEnumerable<IReadOnlyList<TextDelta>> Move(MoveItem move)
    {
        var value = root.At(move.Path)!;
        if (root.At(move.List) is { Entries.Count: > 0 } list)
        {
            if (list.IsFlow ? _editor.FlowLines(move.Path, list) is not null : _editor.Lines(move.Path) is not null)
            {
                var lines = list.IsFlow ? _ => _editor.FlowLines(move.Path, list)! : _editor.Lines(move.Path)!;
                yield return [.. _editor.Remove(move.Path), .. _editor.Insert(list, move.Index, lines)];
            }

            if (!HasComment(value))
            {
                yield return [.. _editor.Remove(move.Path),
                    .. _editor.Insert(list, move.Index, c => _editor.Element(list, value.Value, c))];
            }
        }
        else if (!HasComment(value))
        {
            foreach (var way in Set(move.List, new SequenceNode([value.Value])))
            {
                yield return [.. _editor.Remove(move.Path), .. way];
            }
        }
    }

    private static DocumentNode Nest(NodePath path, int depth, DocumentNode value)
    {
        for (var i = path.Segments.Count - 1; i >= depth; i--)
        {
            value = path.Segments[i].Key is { } key
                ? new MappingNode([new MappingEntry(key, value)])
                : throw new RefusedEditException($"There is no \"{path.Take(i + 1)}\".");
        }

        return value;
    }
}
