using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Schedules;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Targets.Airflow.Rules;

/// <summary>What Airflow cannot do for a schedule.</summary>
internal sealed class AirflowScheduleRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var source = draft.Bound.Source;
        foreach (var schedule in source.Schedules.Where(s => s.CatchUp is not (null or CatchUp.None)))
        {
            yield return AirflowDiagnostics.CatchUp
                .At(schedule.LocationOf(DefinitionKeys.CatchUp), Quoted.Text(ScheduleWords.Of(schedule.CatchUp!.Value))) // filtered above
                .WithModelPath("schedule.catch_up");
        }

        var active = DagSchedule.Active(source);
        foreach (var schedule in active)
        {
            if (ScheduleText.Check(schedule.Cron!) is null && ScheduleText.CronFields(schedule.Cron!) is null) // active ones have one
            {
                yield return At(schedule, DefinitionKeys.Cron, AirflowDiagnostics.Schedule, "it is written in words");
            }

            if (schedule.Window is { } window && !RunDates.IsSupported(window))
            {
                yield return At(schedule, DefinitionKeys.Window, AirflowDataDiagnostics.Window, ScheduleWords.Of(window));
            }
        }
    }

    private static Diagnostic At(PipelineSchedule schedule, string key, DiagnosticDescriptor descriptor, string what) =>
        descriptor.At(schedule.LocationOf(key), what).WithModelPath("schedule." + key);
}
