using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.Airflow.Python;

namespace Aef.Core.Targets.Airflow;

/// <summary>When a DAG runs by itself.</summary>
internal static class DagSchedule
{
    /// <summary>The schedules that start runs.</summary>
    public static IReadOnlyList<PipelineSchedule> Active(Pipeline source) =>
        [.. source.Schedules.Where(s => s.Enable != ScheduleState.Disabled && s.Cron is not null)];

    /// <summary>The schedule of the DAG.</summary>
    public static PyExpression Of(DagContext context)
    {
        var schedules = Active(context.Pipeline.Source);
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
                    [new PyKeyword("timezone", new PyString(TimeZone(context.Pipeline.Source)))]);
        }
    }

    /// <summary>The time zone of the schedules, which is that of the DAG.</summary>
    public static string TimeZone(Pipeline source) => Active(source).Select(s => s.TimeZone).FirstOrDefault(z => z is not null) ?? "UTC";
}
