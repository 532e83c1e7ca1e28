using System.Collections.Frozen;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Reading;

/// <summary>Reads levels and threads. A bare list of steps means a thread, wherever threads or a thread may appear.</summary>
internal sealed class LevelReader(StepReader steps, DiagnosticBag diagnostics)
{
    internal static readonly FrozenSet<string> LevelKeys = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, DefinitionKeys.LevelId, DefinitionKeys.Threads, DefinitionKeys.When, DefinitionKeys.MaxParallel, DefinitionKeys.Description);

    internal static readonly FrozenSet<string> ThreadKeys = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        DefinitionKeys.ThreadId,
        DefinitionKeys.Steps,
        DefinitionKeys.When,
        DefinitionKeys.ForEach,
        DefinitionKeys.MaxItems);

    private static readonly string[] NodeKeys = [.. ThreadKeys, .. StepKeys.All.Names];

    /// <summary>Reads a list of levels.</summary>
    public EquatableList<PipelineLevel> ReadList(SequenceNode list)
    {
        var levels = new List<PipelineLevel>();
        foreach (var node in list.Items)
        {
            switch (node)
            {
                case MappingNode map:
                    levels.Add(Read(map));
                    break;
                case SequenceNode bare:
                    levels.Add(new PipelineLevel(threads: ReadThreads(bare)).WithOrigin(new NodeOrigin(bare.Location)));
                    break;
                default:
                    diagnostics.Add(ReadingDiagnostics.WrongKind.At(node.Location, "A level", "an object", node.Kind));
                    break;
            }
        }

        return [.. levels];
    }

    private PipelineLevel Read(MappingNode map)
    {
        var reader = new MapReader(map, "a level", LevelKeys, diagnostics);
        return new PipelineLevel(
            reader.Text(DefinitionKeys.LevelId),
            reader.List(DefinitionKeys.Threads) is { } threads ? ReadThreads(threads) : [])
            .WithDescription(reader.Text(DefinitionKeys.Description))
            .WithWhen(reader.Text(DefinitionKeys.When, booleans: true))
            .WithMaxParallel(reader.Integer(DefinitionKeys.MaxParallel))
            .WithExtra(reader.Extra)
            .WithOrigin(reader.Origin);
    }

    private EquatableList<PipelineThread> ReadThreads(SequenceNode list)
    {
        if (list.Items.Count > 0 && list.Items.All(IsStep))
        {
            return [BareThread(list)];
        }

        var threads = new List<PipelineThread>();
        foreach (var node in list.Items)
        {
            switch (node)
            {
                case MappingNode map:
                    threads.Add(ReadThread(map));
                    break;
                case SequenceNode bare:
                    threads.Add(BareThread(bare));
                    break;
                default:
                    diagnostics.Add(ReadingDiagnostics.WrongKind.At(node.Location, "A thread", "an object or a list of steps", node.Kind));
                    break;
            }
        }

        return [.. threads];
    }

    private PipelineThread ReadThread(MappingNode map)
    {
        var reader = new MapReader(map, "a thread", ThreadKeys, diagnostics);
        return new PipelineThread(
            reader.Text(DefinitionKeys.ThreadId),
            reader.List(DefinitionKeys.Steps) is { } list ? steps.ReadList(list.Items) : [])
            .WithWhen(reader.Text(DefinitionKeys.When, booleans: true))
            .WithForEach(ReadForEach(reader))
            .WithMaxItems(reader.Integer(DefinitionKeys.MaxItems))
            .WithExtra(reader.Extra)
            .WithOrigin(reader.Origin);
    }

    /// <summary>A list, or a string with an expression of one; the binder checks the expression.</summary>
    private DocumentNode? ReadForEach(MapReader reader)
    {
        const string expected = "a list or an expression";
        reader.RefuseNull(DefinitionKeys.ForEach, expected);
        var node = reader.Node(DefinitionKeys.ForEach);
        if (node is null or SequenceNode or ScalarNode { ScalarKind: ScalarKind.String })
        {
            return node;
        }

        diagnostics.Add(ReadingDiagnostics.WrongKind.At(node.Location, DefinitionKeys.ForEach, expected, node.Kind));
        return null;
    }

    private PipelineThread BareThread(SequenceNode list) =>
        new PipelineThread(steps: steps.ReadList(list.Items)).WithOrigin(new NodeOrigin(list.Location));

    /// <summary>A mapping is a step when it has a key that only steps have, perhaps misspelled, and no key of a thread.</summary>
    private static bool IsStep(DocumentNode node) =>
        node is MappingNode map
        && !map.Entries.Any(e => Is(e, DefinitionKeys.Steps) || Is(e, DefinitionKeys.ThreadId))
        && (
            map.Entries.Any(e => StepKeys.All.Names.Contains(e.Key) && !ThreadKeys.Contains(e.Key))
                || map.Entries.Any(e =>
                    !ThreadKeys.Contains(e.Key) && Spelling.Nearest(e.Key, NodeKeys) is { } key && StepKeys.All.Names.Contains(key)));

    private static bool Is(MappingEntry entry, string key) => string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase);
}
