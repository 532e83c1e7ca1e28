using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Tree;
using static Aef.Core.Views.Templates.ViewKeys;

namespace Aef.Core.Views.Templates;

/// <summary>The parts of the view about what starts a run, and with which values.</summary>
internal static class HeadView
{
    public static MappingNode Input(PipelineInput input) => Map(
        ("name", Text(input.Name)),
        ("type", Word(input.Type)),
        ("is_required", Flag(input.IsRequired)),
        ("is_secret", Flag(input.IsSecret)),
        ("default", input.IsSecret ? OrNull(input.Default) : SecretMask.Of(OrNull(input.Default), input.Name)),
        ("values", List(input.Values.Select(v => SecretMask.Of(v, input.Name)))),
        ("allows_other_values", Flag(input.Values.Count == 0 || input.HasSuggestions)),
        ("pattern", Text(input.Pattern)),
        ("description", Text(input.Description)));

    public static MappingNode Variable(BoundVariable variable) => Map(
        ("name", Text(variable.Name)),
        ("value", SecretMask.Of(variable.Source.Value, variable.Name)),
        ("is_secret", Flag(variable.IsSecret)));

    /// <summary>A schedule; its name is by default that of the pipeline.</summary>
    public static MappingNode Schedule(PipelineSchedule schedule, string pipeline) => Map(
        ("name", Text(schedule.Name ?? pipeline)),
        ("cron", Text(schedule.Cron)),
        ("time_zone", Text(schedule.TimeZone ?? "UTC")),
        ("state", Text(schedule.Enable switch
        {
            ScheduleState.Disabled => "disabled",
            ScheduleState.Paused => "paused",
            _ => "enabled",
        })),
        ("inputs_of_runs", SecretMask.Of(schedule.Inputs ?? new MappingNode([]))),
        ("window", Text(ScheduleWords.Of(schedule.Window ?? ScheduleWindow.PreviousDay))),
        ("date_format", Text(schedule.DateFormat ?? "%Y-%m-%d")),
        ("catch_up", Text(ScheduleWords.Of(schedule.CatchUp ?? CatchUp.None))));

    public static IEnumerable<MappingNode> Trigger(PipelineTrigger trigger) =>
        new[] { ("after", trigger.After), ("webhook", trigger.Webhook), ("file", trigger.File) }
            .Where(t => t.Item2 is not null)
            .Select(t => Map(
                ("event", Text(t.Item1)),
                ("subject", Text(t.Item2!.Subject)), // filtered above
                ("states", List(t.Item2.States.Select(Text)))));

    public static DocumentNode Concurrency(ConcurrencyPolicy? policy) => policy is null
        ? ScalarNode.Null()
        : Map(
            ("limit", Number(policy.EffectiveLimit)),
            ("behavior", Text(ConcurrencyWords.Of(policy.EffectiveBehavior))),
            ("key", Text(policy.Key)),
            ("pool", Text(policy.Pool)));
}
