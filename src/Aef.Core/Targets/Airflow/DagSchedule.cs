using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Schedules;
using Aef.Core.Targets.Airflow.Python;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.Airflow;

/// <summary>When a DAG runs by itself.</summary>
internal static class DagSchedule
{
    /// <summary>The schedules that start runs.</summary>
    public static IReadOnlyList<PipelineSchedule> Active(Pipeline source) =>
        [.. source.Schedules.Where(s => s.Enable != ScheduleState.Disabled && s.Cron is not null)];

    /// <summary>
    /// True when a DAG cannot have the schedules itself: a scheduled run has no inputs, a paused schedule would pause the whole DAG, and
    /// Airflow 2 has one cron expression for each DAG. Then a small DAG for each schedule starts the runs.
    /// </summary>
    public static bool NeedsTriggers(Pipeline source, AirflowGeneration generation)
    {
        var schedules = Active(source);
        return schedules.Any(s => s.Enable == ScheduleState.Paused || s.Inputs?.Entries.Count > 0)
            || (schedules.Count > 1 && (generation == AirflowGeneration.Airflow2 || schedules.Any(s => Differs(s, schedules[0]))));
    }

    /// <summary>
    /// The schedule whose window, date format and time zone a run has that people start, even if it is paused; null when schedules differ.
    /// </summary>
    public static PipelineSchedule? ForManualRuns(Pipeline source) =>
        Active(source) is [var first, ..] schedules && !schedules.Any(s => Differs(s, first)) ? first : null;

    /// <summary>The schedule of the DAG.</summary>
    public static PyExpression Of(DagContext context)
    {
        var schedules = context.Schedule is null ? [] : Active(context.Pipeline.Source);
        switch (schedules)
        {
            case []:
                return PyConstant.None;
            case [var only]:
                return new PyString(only.Cron!); // active schedules have one
            default:
                var crons = schedules.Select(s => new PyString(s.Cron!)); // active schedules have one
                return new PyCall(
                    context.Import("MultipleCronTriggerTimetable"),
                    [.. crons],
                    [new PyKeyword("timezone", new PyString(TimeZone(context.Schedule)))]);
        }
    }

    /// <summary>The time zone of a schedule, which is that of its DAG.</summary>
    public static string TimeZone(PipelineSchedule? schedule) => schedule?.TimeZone ?? "UTC";

    private static bool Differs(PipelineSchedule schedule, PipelineSchedule other) =>
        TimeZone(schedule) != TimeZone(other)
            || (schedule.Window ?? ScheduleWindow.PreviousDay) != (other.Window ?? ScheduleWindow.PreviousDay)
            || (schedule.DateFormat ?? DateFormat.Default) != (other.DateFormat ?? DateFormat.Default);
}
