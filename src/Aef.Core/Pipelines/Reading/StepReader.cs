using System.Collections.Frozen;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Reading;

/// <summary>Reads steps, and the defaults of all steps, which have the same keys.</summary>
internal sealed class StepReader(DiagnosticBag diagnostics, StepKeyTable? keys = null)
{
    private readonly StepKeyTable _keys = keys ?? StepKeys.All;

    internal static readonly FrozenSet<string> RetryKeys = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        DefinitionKeys.MaxAttempts,
        DefinitionKeys.InitialDelaySeconds,
        DefinitionKeys.MaxDelaySeconds,
        DefinitionKeys.Multiplier,
        DefinitionKeys.On);

    private static readonly Choices<StepType> Types = Choices<StepType>.Of(
        ["async", "sync", "workflows"],
        [StepType.Async, StepType.Sync, StepType.Workflows]);

    private static readonly Choices<WaitFor> Waits = Choices<WaitFor>.Of(["polling", "callback"], [WaitFor.Polling, WaitFor.Callback]);

    private static readonly Choices<BindingChoice> Bindings = Choices<BindingChoice>.Of(
        ["function", "connector"],
        [BindingChoice.Function, BindingChoice.Connector]);

    /// <summary>
    /// Reads the list of steps in the key <paramref name="owner"/>; an element that cannot be a step is reported and skipped.
    /// </summary>
    public EquatableList<PipelineStep> ReadList(IEnumerable<DocumentNode> nodes, string owner = DefinitionKeys.Steps)
    {
        var steps = new List<PipelineStep>();
        foreach (var node in nodes)
        {
            if (GroupOf(node) is { } group)
            {
                diagnostics.Add(ReadingDiagnostics.NotAStep.At(node.Location, owner, group));
            }
            else if (node is MappingNode map)
            {
                steps.Add(Read(map, "a step"));
            }
            else
            {
                diagnostics.Add(ReadingDiagnostics.WrongKind.At(node.Location, "A step", "an object", node.Kind));
            }
        }

        return [.. steps];
    }

    /// <summary>What an element is that contains steps itself; null for others.</summary>
    private static string? GroupOf(DocumentNode node) => node switch
    {
        SequenceNode list when list.Items.Count > 0 && list.Items.All(i => i is MappingNode) => "a list of steps",
        MappingNode map when Has(map, DefinitionKeys.JobId) || Has(map, DefinitionKeys.JobName) => null,
        MappingNode map when Has(map, DefinitionKeys.Steps) => "a thread",
        MappingNode map when Has(map, DefinitionKeys.Threads) => "a level",
        _ => null,
    };

    private static bool Has(MappingNode map, string key) =>
        map.Entries.Any(e => string.Equals(e.Key, key, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads one step.</summary>
    public PipelineStep Read(MappingNode map, string what) => Read(new MapReader(map, what, _keys.Names, diagnostics));

    /// <summary>Reads the keys of a step from a mapping that may have others.</summary>
    public PipelineStep Read(MapReader reader) =>
        new PipelineStep(StepValues.Create(_keys.Keys.Select(k => (k, ReadValue(reader, k)))), reader.Extra, reader.Origin);

    private object? ReadValue(MapReader reader, StepKey key) => key.Kind switch
    {
        StepKeyKind.Text => reader.Text(key.Name),
        StepKeyKind.Condition => reader.Text(key.Name, booleans: true),
        StepKeyKind.Number => reader.Number(key.Name),
        StepKeyKind.Flag => ReadFlag(reader.Entry(key.Name)),
        StepKeyKind.Type => reader.Choice(key.Name, Types),
        StepKeyKind.WaitFor => reader.Choice(key.Name, Waits),
        StepKeyKind.Binding => reader.Choice(key.Name, Bindings),
        StepKeyKind.Object => reader.Map(key.Name),
        StepKeyKind.Properties => ReadProperties(reader.Entry(key.Name)),
        StepKeyKind.Retry => reader.Map(key.Name, "an object, such as {max_attempts: 3}") is { } retry ? ReadRetry(retry) : null,
        StepKeyKind.DataSets => reader.List(key.Name) is { } list ? ReadDataSets(key, list) : null,
        _ => throw new AefInternalException($"No reader for {key.Kind}."),
    };

    private SequenceNode ReadDataSets(StepKey key, SequenceNode list)
    {
        var names = list.Items.Where(i => i is ScalarNode { ScalarKind: ScalarKind.String }).ToList();
        foreach (var other in list.Items.Except(names))
        {
            diagnostics.Add(ReadingDiagnostics.WrongKind.At(other.Location, $"An element of {key.Name}", "a string", other.Kind));
        }

        return new SequenceNode(names, list.Location);
    }

    private RetryPolicy ReadRetry(MappingNode map)
    {
        var reader = new MapReader(map, "retry", RetryKeys, diagnostics);
        return new RetryPolicy(
            reader.Integer(DefinitionKeys.MaxAttempts),
            reader.Number(DefinitionKeys.InitialDelaySeconds),
            reader.Number(DefinitionKeys.MaxDelaySeconds),
            reader.Number(DefinitionKeys.Multiplier))
            .WithOn(reader.Node(DefinitionKeys.On))
            .WithExtra(reader.Extra)
            .WithOrigin(reader.Origin);
    }

    /// <summary>AEF checks only whether the key is present, so every string except false means true.</summary>
    private bool? ReadFlag(MappingEntry? entry)
    {
        switch (entry?.Value)
        {
            case null:
                return null;
            case ScalarNode { ScalarKind: ScalarKind.Boolean } scalar:
                return scalar.BooleanValue;
            case ScalarNode scalar when bool.TryParse(scalar.Text, out var value):
                return value;
            case ScalarNode scalar:
                diagnostics.Add(ReadingDiagnostics.PresentMeansOn.At(scalar.Location, Quoted.Text(scalar.Text))
                    .WithFix(Word(scalar, "true"))
                    .WithFix(Word(scalar, "false")));
                return true;
            case var node:
                diagnostics.Add(ReadingDiagnostics.WrongKind.At(node.Location, entry.Key, "true or false", node.Kind));
                return null;
        }
    }

    /// <summary>It is unknown which of the two was intended.</summary>
    private static DiagnosticFix? Word(ScalarNode scalar, string word) =>
        scalar.Location.Source is null
            ? null
            : new DiagnosticFix($"Replace with {word}", [new TextEdit(scalar.Location, word)], isSafe: false);

    private DocumentNode? ReadProperties(MappingEntry? entry)
    {
        if (entry?.Value is null or MappingNode or ScalarNode { ScalarKind: ScalarKind.String })
        {
            return entry?.Value;
        }

        diagnostics.Add(
            ReadingDiagnostics.WrongKind.At(entry.Value.Location, entry.Key, "an object, or JSON in a string", entry.Value.Kind));
        return null;
    }
}
