using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Schedules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Validation.Rules;

/// <summary>Schedules must be valid for Cloud Scheduler: unix-cron or words, a known time zone, inputs that the pipeline has.</summary>
internal sealed class ScheduleRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var pipeline = draft.Bound.Source;
        return pipeline.Schedules.SelectMany((schedule, index) =>
        {
            var path = pipeline.Schedules.Count == 1 ? "schedule" : $"schedule[{index}]";
            return CheckTime(schedule, path).Concat(CheckZone(schedule, path)).Concat(CheckInputs(schedule, pipeline, path));
        });
    }

    private static IEnumerable<Diagnostic> CheckTime(PipelineSchedule schedule, string path)
    {
        if (schedule.Cron is not { } cron)
        {
            if (!schedule.Mentions(DefinitionKeys.Cron))
            {
                yield return MisspelledKey.Find(schedule.Extra, "a schedule", path, DefinitionKeys.Cron)
                    ?? ScheduleDiagnostics.NoCron.At(schedule.Location).WithModelPath(path);
            }
        }
        else if (ScheduleText.Check(cron) is { } fault)
        {
            var location = ScalarLocations.For(cron, schedule.LocationOf(DefinitionKeys.Cron)).At(fault.Start, fault.Length);
            yield return ScheduleDiagnostics.NotASchedule.At(location, Quoted.Text(cron), fault.Message, Spelling.Question(fault.Meant))
                .WithModelPath(path + ".cron")
                .WithFix(fault.Meant is { } meant
                    ? Rewriting.ReplaceSpan(location, cron.Substring(fault.Start, fault.Length), meant, isSafe: true)
                    : null);
        }
        else if (ScheduleText.NeverComes(cron))
        {
            yield return ScheduleDiagnostics.NeverComes.At(schedule.LocationOf(DefinitionKeys.Cron), Quoted.Text(cron))
                .WithModelPath(path + ".cron");
        }
    }

    private static IEnumerable<Diagnostic> CheckZone(PipelineSchedule schedule, string path)
    {
        if (schedule.TimeZone is { } zone && !TimeZoneNames.Exists(zone))
        {
            var meant = Spelling.Nearest(zone, TimeZoneNames.All());
            var location = schedule.LocationOf(DefinitionKeys.TimeZone);
            yield return ScheduleDiagnostics.UnknownZone.At(location, Quoted.Text(zone), Spelling.Question(meant))
                .WithModelPath(path + ".time_zone")
                .WithFix(Rewriting.Replace(location, zone, meant));
        }
    }

    private static IEnumerable<Diagnostic> CheckInputs(PipelineSchedule schedule, Pipeline pipeline, string path)
    {
        foreach (var entry in schedule.Inputs?.Entries ?? [])
        {
            if (pipeline.Inputs.All(i => i.Name != entry.Key))
            {
                var meant = Spelling.Nearest(entry.Key, pipeline.Inputs.Select(i => i.Name).Where(n => schedule.Inputs?[n] is null));
                yield return ScheduleDiagnostics.UnknownInput.At(entry.KeyLocation, Quoted.Text(entry.Key), Spelling.Question(meant))
                    .WithModelPath(path + ".inputs")
                    .WithFix(meant is null ? null : Rewriting.Replace(entry.KeyLocation, entry.Key, meant, isSafe: false));
            }
        }
    }
}
