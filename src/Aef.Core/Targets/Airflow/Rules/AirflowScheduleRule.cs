using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Schedules;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.Airflow.Rules;

/// <summary>What Airflow cannot do for a schedule.</summary>
internal sealed class AirflowScheduleRule(AirflowGeneration generation) : IPipelineRule
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
                yield return At(schedule, DefinitionKeys.Window, AirflowDiagnostics.NotYet, $"the window {ScheduleWords.Of(window)}");
            }

            if (schedule.Enable == ScheduleState.Paused)
            {
                yield return At(schedule, DefinitionKeys.Enable, AirflowDiagnostics.NotYet, "a paused schedule");
            }

            if (schedule.Inputs?.Entries.Count > 0)
            {
                yield return At(schedule, DefinitionKeys.Inputs, AirflowDiagnostics.NotYet, "inputs of a schedule");
            }
        }

        foreach (var schedule in active.Skip(1).Where(s => Differs(s, active[0])))
        {
            yield return At(schedule, DefinitionKeys.Cron, AirflowDiagnostics.NotYet, "schedules with different days or time zones");
        }

        if (active.Count > 1 && generation == AirflowGeneration.Airflow2)
        {
            yield return At(active[1], DefinitionKeys.Cron, AirflowDiagnostics.NotYet, "several schedules for Airflow 2");
        }
    }

    private static bool Differs(PipelineSchedule schedule, PipelineSchedule other) =>
        (schedule.TimeZone ?? "UTC") != (other.TimeZone ?? "UTC")
            || (schedule.Window ?? ScheduleWindow.PreviousDay) != (other.Window ?? ScheduleWindow.PreviousDay)
            || (schedule.DateFormat ?? DateFormat.Default) != (other.DateFormat ?? DateFormat.Default);

    private static Diagnostic At(PipelineSchedule schedule, string key, DiagnosticDescriptor descriptor, string what) =>
        descriptor.At(schedule.LocationOf(key), what).WithModelPath("schedule." + key);
}
