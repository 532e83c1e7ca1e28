using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Writing;

/// <summary>Writes whole pipelines; empty lists are omitted, except levels, threads and steps.</summary>
internal sealed class PipelineDocumentWriter(KeyStyle style)
{
    private readonly StepDocumentWriter _steps = new(style);

    public MappingNode Write(Pipeline pipeline) => new MapBuilder(style)
        .Add(DefinitionKeys.Name, pipeline.Name)
        .Add(DefinitionKeys.Description, pipeline.Description)
        .Add(DefinitionKeys.Labels, Map(pipeline.Labels, l => l.Name, l => ScalarNode.String(l.Value)))
        .Add(DefinitionKeys.Engine, pipeline.Engine)
        .Add(DefinitionKeys.Inputs, Map(pipeline.Inputs, i => i.Name, Write))
        .Add(DefinitionKeys.Variables, Map(pipeline.Variables, v => v.Name, v => v.Value))
        .Add(DefinitionKeys.Defaults, WriteDefaults(pipeline))
        .AddList(DefinitionKeys.Schedule, pipeline.Schedules.Select(Write))
        .AddList(DefinitionKeys.Triggers, pipeline.Triggers.Select(t => TriggerDocuments.Write(t, style)))
        .Add(DefinitionKeys.Concurrency, pipeline.Concurrency is { } concurrency ? Write(concurrency) : null)
        .Add(DefinitionKeys.DeadlineMinutes, pipeline.DeadlineMinutes)
        .Add(DefinitionKeys.TimeoutMinutes, pipeline.TimeoutMinutes)
        .Add(
            style == KeyStyle.Aef ? DefinitionKeys.Definition : DefinitionKeys.Levels,
            new SequenceNode([.. pipeline.Levels.Select(Write)]))
        .AddList(DefinitionKeys.OnFailure, pipeline.OnFailure.Select(_steps.Write))
        .AddList(DefinitionKeys.Finally, pipeline.Finally.Select(_steps.Write))
        .AddExtra(pipeline.Extra)
        .Build();

    /// <summary>The keys of a level besides its id and its threads.</summary>
    public static MappingNode PropertiesOf(PipelineLevel level) => new MapBuilder(KeyStyle.Lower)
        .Add(DefinitionKeys.Description, level.Description)
        .Add(DefinitionKeys.When, level.When)
        .Add(DefinitionKeys.MaxParallel, level.MaxParallel)
        .AddExtra(level.Extra)
        .Build();

    /// <summary>The keys of a thread besides its id and its steps.</summary>
    public static MappingNode PropertiesOf(PipelineThread thread) => new MapBuilder(KeyStyle.Lower)
        .Add(DefinitionKeys.When, thread.When)
        .Add(DefinitionKeys.ForEach, thread.ForEach)
        .Add(DefinitionKeys.MaxItems, thread.MaxItems)
        .AddExtra(thread.Extra)
        .Build();

    private MappingNode? WriteDefaults(Pipeline pipeline)
    {
        var step = pipeline.Defaults is { } defaults ? _steps.Write(defaults) : null;
        return Map(pipeline.ExecutorDefaults, e => e.Executor, e => _steps.Write(e.Step)) is { } executors
            ? new MappingNode([.. step?.Entries ?? [], new MappingEntry(DefinitionKeys.Executors, executors)])
            : step;
    }

    private MappingNode Write(PipelineLevel level) => new MapBuilder(style)
        .AddAef(DefinitionKeys.LevelId, level.Id)
        .Add(DefinitionKeys.Description, level.Description)
        .Add(DefinitionKeys.When, level.When)
        .Add(DefinitionKeys.MaxParallel, level.MaxParallel)
        .AddExtra(level.Extra)
        .AddAef(DefinitionKeys.Threads, new SequenceNode([.. level.Threads.Select(Write)]))
        .Build();

    private MappingNode Write(PipelineThread thread) => new MapBuilder(style)
        .AddAef(DefinitionKeys.ThreadId, thread.Id)
        .Add(DefinitionKeys.When, thread.When)
        .Add(DefinitionKeys.ForEach, thread.ForEach)
        .Add(DefinitionKeys.MaxItems, thread.MaxItems)
        .AddExtra(thread.Extra)
        .AddAef(DefinitionKeys.Steps, new SequenceNode([.. thread.Steps.Select(_steps.Write)]))
        .Build();

    private MappingNode Write(PipelineInput input) => new MapBuilder(style)
        .Add(DefinitionKeys.Type, input.Type?.ToString().ToLowerInvariant())
        .Add(DefinitionKeys.Default, input.Default)
        .AddList(DefinitionKeys.Values, input.Values)
        .Add(DefinitionKeys.Other, input.Other)
        .Add(DefinitionKeys.Pattern, input.Pattern)
        .Add(DefinitionKeys.Required, input.Required)
        .Add(DefinitionKeys.Secret, input.Secret)
        .Add(DefinitionKeys.Description, input.Description)
        .AddExtra(input.Extra)
        .Build();

    private MappingNode Write(PipelineSchedule schedule) => new MapBuilder(style)
        .Add(DefinitionKeys.Name, schedule.Name)
        .Add(DefinitionKeys.Cron, schedule.Cron)
        .Add(DefinitionKeys.TimeZone, schedule.TimeZone)
        .Add(DefinitionKeys.Enable, schedule.Enable switch
        {
            null => null,
            ScheduleState.Paused => ScalarNode.String(ScheduleWords.Of(ScheduleState.Paused)),
            var state => ScalarNode.Boolean(state == ScheduleState.Enabled),
        })
        .Add(DefinitionKeys.Inputs, schedule.Inputs)
        .Add(DefinitionKeys.Window, schedule.Window is { } window ? ScheduleWords.Of(window) : null)
        .Add(DefinitionKeys.DateFormat, schedule.DateFormat)
        .Add(DefinitionKeys.CatchUp, schedule.CatchUp is { } catchUp ? ScheduleWords.Of(catchUp) : null)
        .AddExtra(schedule.Extra)
        .Build();

    private MappingNode Write(ConcurrencyPolicy concurrency) => new MapBuilder(style)
        .Add(DefinitionKeys.Limit, concurrency.Limit)
        .Add(DefinitionKeys.Behavior, concurrency.Behavior is { } behavior ? ConcurrencyWords.Of(behavior) : null)
        .Add(DefinitionKeys.Key, concurrency.Key)
        .Add(DefinitionKeys.Pool, concurrency.Pool)
        .AddExtra(concurrency.Extra)
        .Build();

    private static MappingNode? Map<T>(EquatableList<T> items, Func<T, string> key, Func<T, DocumentNode> value) =>
        items.Count == 0 ? null : new MappingNode([.. items.Select(i => new MappingEntry(key(i), value(i)))]);
}
