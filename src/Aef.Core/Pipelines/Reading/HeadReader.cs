using System.Collections.Frozen;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Reading;

/// <summary>Reads the keys above the levels: labels, inputs, variables, schedules and concurrency.</summary>
internal sealed class HeadReader(DiagnosticBag diagnostics)
{
    internal static readonly FrozenSet<string> InputKeys = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, DefinitionKeys.Type, DefinitionKeys.Default, DefinitionKeys.Values, DefinitionKeys.Other,
        DefinitionKeys.Pattern, DefinitionKeys.Required, DefinitionKeys.Description, DefinitionKeys.Secret);

    internal static readonly FrozenSet<string> ScheduleKeys = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, DefinitionKeys.Name, DefinitionKeys.Cron, DefinitionKeys.TimeZone, DefinitionKeys.Enable,
        DefinitionKeys.Inputs, DefinitionKeys.Window, DefinitionKeys.DateFormat, DefinitionKeys.CatchUp);

    internal static readonly FrozenSet<string> ConcurrencyKeys = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, DefinitionKeys.Limit, DefinitionKeys.Behavior, DefinitionKeys.Key, DefinitionKeys.Pool);

    private static readonly Choices<ConcurrencyBehavior> Behaviors = Choices<ConcurrencyBehavior>.Of(
        ConcurrencyWords.Behaviors,
        [ConcurrencyBehavior.Queue, ConcurrencyBehavior.Fail, ConcurrencyBehavior.CancelOldest]);

    /// <summary>The keywords for types of inputs and of executor parameters.</summary>
    public static Choices<InputType> Types { get; } = Choices<InputType>.Of(
        ["string", "integer", "number", "boolean", "date", "datetime", "enum", "list", "map"],
        [
            InputType.String,
            InputType.Integer,
            InputType.Number,
            InputType.Boolean,
            InputType.Date,
            InputType.DateTime,
            InputType.Enum,
            InputType.List,
            InputType.Map,
        ]);

    public EquatableList<PipelineLabel> ReadLabels(MappingNode? map)
    {
        var labels = new List<PipelineLabel>();
        foreach (var entry in map?.Entries ?? [])
        {
            if (entry.Value is ScalarNode scalar)
            {
                labels.Add(
                    new PipelineLabel(
                        entry.Key,
                        scalar.ScalarKind == ScalarKind.Null ? string.Empty : ScalarReading.SourceText(scalar),
                        entry.KeyLocation));
            }
            else
            {
                diagnostics.Add(ReadingDiagnostics.WrongKind.At(entry.Value.Location, "A label", "a string", entry.Value.Kind));
            }
        }

        return [.. labels];
    }

    public EquatableList<PipelineInput> ReadInputs(MappingNode? map)
    {
        var inputs = new List<PipelineInput>();
        foreach (var entry in map?.Entries ?? [])
        {
            if (entry.Value is MappingNode value)
            {
                inputs.Add(ReadInput(entry.Key, value));
            }
            else
            {
                diagnostics.Add(
                    ReadingDiagnostics.WrongKind.At(entry.Value.Location, "An input", "an object such as {type: date}", entry.Value.Kind));
            }
        }

        return [.. inputs];
    }

    public static EquatableList<PipelineVariable> ReadVariables(MappingNode? map) =>
        [.. (map?.Entries ?? []).Select(e => new PipelineVariable(e.Key, e.Value, e.KeyLocation))];

    /// <summary>One schedule, or a list of them.</summary>
    public EquatableList<PipelineSchedule> ReadSchedules(MappingEntry? entry)
    {
        var schedules = new List<PipelineSchedule>();
        foreach (var node in entry?.Value is SequenceNode list ? list.Items : entry is null ? [] : [entry.Value])
        {
            if (node is MappingNode map)
            {
                schedules.Add(ReadSchedule(map));
            }
            else
            {
                diagnostics.Add(
                    ReadingDiagnostics.WrongKind.At(node.Location, "A schedule", "an object such as {cron: \"0 5 * * *\"}", node.Kind));
            }
        }

        return [.. schedules];
    }

    public ConcurrencyPolicy? ReadConcurrency(MappingNode? map)
    {
        if (map is null)
        {
            return null;
        }

        var reader = new MapReader(map, "concurrency", ConcurrencyKeys, diagnostics);
        return new ConcurrencyPolicy(reader.Integer(DefinitionKeys.Limit), reader.Choice(DefinitionKeys.Behavior, Behaviors))
            .WithKey(reader.Text(DefinitionKeys.Key))
            .WithPool(reader.Text(DefinitionKeys.Pool))
            .WithExtra(reader.Extra)
            .WithOrigin(reader.Origin);
    }

    private PipelineInput ReadInput(string name, MappingNode map)
    {
        var reader = new MapReader(map, "an input", InputKeys, diagnostics);
        return new PipelineInput(name, reader.Choice(DefinitionKeys.Type, Types))
            .WithDefault(reader.Node(DefinitionKeys.Default))
            .WithValues([.. reader.List(DefinitionKeys.Values)?.Items ?? []])
            .WithOther(reader.Boolean(DefinitionKeys.Other))
            .WithPattern(reader.Text(DefinitionKeys.Pattern))
            .WithRequired(reader.Boolean(DefinitionKeys.Required))
            .WithSecret(reader.Boolean(DefinitionKeys.Secret))
            .WithDescription(reader.Text(DefinitionKeys.Description))
            .WithExtra(reader.Extra)
            .WithOrigin(reader.Origin);
    }

    private PipelineSchedule ReadSchedule(MappingNode map)
    {
        var reader = new MapReader(map, "a schedule", ScheduleKeys, diagnostics);
        return new PipelineSchedule(reader.Text(DefinitionKeys.Cron), reader.Text(DefinitionKeys.TimeZone))
            .WithName(reader.Text(DefinitionKeys.Name))
            .WithEnable(reader.Choice(DefinitionKeys.Enable, ScheduleChoices.States))
            .WithInputs(reader.Map(DefinitionKeys.Inputs))
            .WithWindow(reader.Choice(DefinitionKeys.Window, ScheduleChoices.Windows))
            .WithDateFormat(reader.Text(DefinitionKeys.DateFormat))
            .WithCatchUp(reader.Choice(DefinitionKeys.CatchUp, ScheduleChoices.CatchUps))
            .WithExtra(reader.Extra)
            .WithOrigin(reader.Origin);
    }
}
