using Aef.Core.Editing.Syntax;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Tree;

namespace Aef.Core.Editing.Forms;

/// <summary>Divides an edit into changes of single nodes: renaming also changes what refers to the name.</summary>
internal static class ReferenceEdits
{
    /// <summary>The changes of an edit; none of them moves a node of another.</summary>
    /// <exception cref="RefusedEditException">The name is used, or there is no such node.</exception>
    public static IReadOnlyList<FormEdit> Expand(DocumentNode tree, FormEdit edit) => edit switch
    {
        RenameStep rename => Steps(tree, rename),
        RenameSymbol rename => Symbols(tree, rename),
        _ => [edit],
    };

    private static List<FormEdit> Steps(DocumentNode tree, RenameStep rename)
    {
        if (TreeChange.At(tree, rename.Path) is not MappingNode step || EntryOf(step, DefinitionKeys.JobId) is not { } id
            || TextOf(id.Value) is not { } old)
        {
            throw new RefusedEditException($"There is no step with a JOB_ID at \"{rename.Path}\".");
        }

        if (string.IsNullOrWhiteSpace(rename.JobId))
        {
            throw new RefusedEditException("A step needs a JOB_ID.");
        }

        var edits = new List<FormEdit> { new SetValue(rename.Path.Key(id.Key), ScalarNode.String(rename.JobId)) };
        if (old == rename.JobId)
        {
            return edits;
        }

        foreach (var (path, map) in Steps(tree, NodePath.Root))
        {
            if (EntryOf(map, DefinitionKeys.JobId) is { } other && TextOf(other.Value) == rename.JobId)
            {
                throw new RefusedEditException($"Another step has the JOB_ID \"{rename.JobId}\".");
            }

            if (EntryOf(map, DefinitionKeys.Next) is { } next && TextOf(next.Value) == old)
            {
                edits.Add(new SetValue(path.Key(next.Key), ScalarNode.String(rename.JobId)));
            }
        }

        edits.AddRange(Expressions(tree, NodePath.Root, "steps", old, rename.JobId));
        return edits;
    }

    private static List<FormEdit> Symbols(DocumentNode tree, RenameSymbol rename)
    {
        if (rename.Path.Segments.Count != 2
            || rename.Path.Segments[0].Key?.ToLowerInvariant() is not (DefinitionKeys.Inputs or DefinitionKeys.Variables)
            || rename.Path.Last.Key is not { } old)
        {
            throw new RefusedEditException($"\"{rename.Path}\" is not an input or a variable.");
        }

        var kind = rename.Path.Segments[0].Key!.ToLowerInvariant();
        var edits = new List<FormEdit> { new RenameKey(rename.Path, rename.Name) };
        if (kind == DefinitionKeys.Inputs && tree is MappingNode map && EntryOf(map, DefinitionKeys.Schedule) is { } schedule)
        {
            var path = NodePath.Root.Key(schedule.Key);
            var schedules = schedule.Value is SequenceNode list ? list.Items.Select((s, i) => (path.Item(i), s)) : [(path, schedule.Value)];
            foreach (var (at, node) in schedules)
            {
                if (node is MappingNode one && EntryOf(one, DefinitionKeys.Inputs) is { Value: MappingNode given } inputs
                    && given[old] is not null)
                {
                    edits.Add(new RenameKey(at.Key(inputs.Key).Key(old), rename.Name));
                }
            }
        }

        edits.AddRange(Expressions(tree, NodePath.Root, kind, old, rename.Name));
        return edits;
    }

    private static IEnumerable<FormEdit> Expressions(DocumentNode node, NodePath path, string root, string old, string name)
    {
        switch (node)
        {
            case ScalarNode { ScalarKind: ScalarKind.String } text when NameInExpression.Replace(text.Text, root, old, name)
                is { } replaced:
                yield return new SetValue(path, ScalarNode.String(replaced));
                break;
            case SequenceNode list:
                for (var i = 0; i < list.Items.Count; i++)
                {
                    foreach (var edit in list.Items[i] is ScalarNode { ScalarKind: not ScalarKind.String } ? []
                        : Expressions(list.Items[i], path.Item(i), root, old, name))
                    {
                        yield return edit;
                    }
                }

                break;
            case MappingNode map:
                foreach (var entry in map.Entries)
                {
                    foreach (var edit in Expressions(entry.Value, path.Key(entry.Key), root, old, name))
                    {
                        yield return edit;
                    }
                }

                break;
        }
    }

    /// <summary>Every mapping with a JOB_ID, outside of values that the user chooses.</summary>
    internal static IEnumerable<(NodePath Path, MappingNode Step)> Steps(DocumentNode node, NodePath path)
    {
        if (node is SequenceNode list)
        {
            for (var i = 0; i < list.Items.Count; i++)
            {
                foreach (var step in Steps(list.Items[i], path.Item(i)))
                {
                    yield return step;
                }
            }
        }
        else if (node is MappingNode map)
        {
            if (EntryOf(map, DefinitionKeys.JobId) is not null)
            {
                yield return (path, map);
                yield break;
            }

            foreach (var entry in map.Entries.Where(e => IsContainer(e.Key)))
            {
                foreach (var step in Steps(entry.Value, path.Key(entry.Key)))
                {
                    yield return step;
                }
            }
        }
    }

    /// <summary>The entry of a key of the format, in any case.</summary>
    internal static MappingEntry? EntryOf(MappingNode map, string key) =>
        map.Entries.FirstOrDefault(e => string.Equals(e.Key, key, StringComparison.OrdinalIgnoreCase));

    private static bool IsContainer(string key) => key.ToLowerInvariant() is DefinitionKeys.Levels or DefinitionKeys.Definition
        or DefinitionKeys.Threads or DefinitionKeys.Steps or DefinitionKeys.OnFailure or DefinitionKeys.Finally;

    private static string? TextOf(DocumentNode node) => node is ScalarNode { ScalarKind: not ScalarKind.Null } scalar ? scalar.Text : null;
}
