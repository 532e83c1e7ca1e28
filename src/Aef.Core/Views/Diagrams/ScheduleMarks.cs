using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Documents.Tree;

namespace Aef.Core.Views.Diagrams;

/// <summary>The marks of a pipeline: what starts and limits its runs. They name their keys as the definition does.</summary>
internal static class ScheduleMarks
{
    /// <summary>One mark for each schedule, and that of <c>concurrency</c>.</summary>
    public static EquatableList<string> Of(Pipeline pipeline) => [.. pipeline.Schedules.Select(Of), .. ConcurrencyMarks.Of(pipeline)];

    private static string Of(PipelineSchedule schedule)
    {
        string?[] parts =
        [
            schedule.Name is { } name ? $"{name}:" : null,
            schedule.Cron,
            schedule.TimeZone,
            schedule.Window is { } window ? ScheduleWords.Of(window) : null,
            schedule.Enable switch
            {
                ScheduleState.Paused => "paused",
                ScheduleState.Disabled => "not enabled",
                _ => null,
            },
            schedule.Inputs is { Entries.Count: > 0 } inputs
                ? $"{DefinitionKeys.Inputs} {string.Join(' ', inputs.Entries.Select(e => e.Key))}"
                : null,
            schedule.DateFormat is { } format ? $"{DefinitionKeys.DateFormat} {format}" : null,
            schedule.CatchUp is { } missed ? $"{DefinitionKeys.CatchUp} {ScheduleWords.Of(missed)}" : null,
        ];
        return $"{DefinitionKeys.Schedule}: {string.Join(' ', parts.Where(p => p is not null))}";
    }
}
