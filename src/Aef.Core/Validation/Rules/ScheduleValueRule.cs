using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Inputs;
using Aef.Core.Semantics.Schedules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Validation.Rules;

/// <summary>
/// Schedules have different names, windows that their times allow, valid date formats, and inputs that the pipeline accepts.
/// </summary>
internal sealed class ScheduleValueRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var pipeline = draft.Bound.Source;
        var names = new Dictionary<string, PipelineSchedule>(StringComparer.Ordinal);
        return pipeline.Schedules.SelectMany((schedule, index) =>
        {
            var path = pipeline.Schedules.Count == 1 ? "schedule" : $"schedule[{index}]";
            var name = schedule.Name ?? draft.Bound.Name;
            return new[] { CheckName(schedule, name, names), CheckWindow(schedule), CheckDateFormat(schedule), CheckDays(schedule) }
                .OfType<Diagnostic>()
                .Concat(CheckValues(schedule, name, pipeline))
                .Select(d => d.WithModelPath(path));
        });
    }

    /// <summary>A value that is reported as wrong need not be reported as text too.</summary>
    private static IEnumerable<Diagnostic> CheckValues(PipelineSchedule schedule, string name, Pipeline pipeline)
    {
        var wrong = CheckInputs(schedule, name, pipeline).ToList();
        return wrong.Concat(FindExpressions(schedule).Where(e => !wrong.Exists(w => w.Location == e.Location)));
    }

    /// <summary>Inputs of schedules are literals: what looks like an expression there is not evaluated.</summary>
    private static IEnumerable<Diagnostic> FindExpressions(PipelineSchedule schedule) =>
        (schedule.Inputs?.Entries ?? [])
            .Where(e => e.Value is ScalarNode { ScalarKind: ScalarKind.String } text && text.Text.Contains("${", StringComparison.Ordinal))
            .Select(e => RuleDiagnostics.ExpressionIsText.At(e.Value.Location, $"schedule.inputs.{e.Key}"));

    private static Diagnostic? CheckName(PipelineSchedule schedule, string name, Dictionary<string, PipelineSchedule> names)
    {
        if (names.TryAdd(name, schedule))
        {
            return null;
        }

        var location = schedule.LocationOf(DefinitionKeys.Name);
        var first = names[name].LocationOf(DefinitionKeys.Name);
        return ScheduleValueDiagnostics.DuplicateName
            .At(location, Quoted.Text(name), first.HasPosition ? $" (first at line {first.Start.Line})" : string.Empty)
            .WithRelated(first, "the first schedule with this name");
    }

    private static Diagnostic? CheckWindow(PipelineSchedule schedule) =>
        schedule is { Window: ScheduleWindow.SinceLast, Cron: { } cron }
        && ScheduleText.Check(cron) is null
        && ScheduleText.CronFields(cron) is null
            ? ScheduleValueDiagnostics.SinceLastInWords.At(schedule.LocationOf(DefinitionKeys.Window), Quoted.Text(cron))
            : null;

    private static Diagnostic? CheckDateFormat(PipelineSchedule schedule)
    {
        if (schedule.DateFormat is not { } format || DateFormat.Parse(format, out var fault) is not null)
        {
            return null;
        }

        var location = schedule.LocationOf(DefinitionKeys.DateFormat);
        return ScheduleValueDiagnostics.InvalidDateFormat.At(
            fault!.Length > 0 ? ScalarLocations.For(format, location).At(fault.Start, fault.Length) : location, // null has a fault
            Quoted.Text(format),
            fault.Message);
    }

    /// <summary>In the cron of Unix, a day field that begins with a star counts as unrestricted.</summary>
    private static Diagnostic? CheckDays(PipelineSchedule schedule) =>
        schedule.Cron is { } cron
        && ScheduleText.CronFields(cron) is { } fields
        && CronField.All[2].IsRestricted(fields[2])
        && CronField.All[4].IsRestricted(fields[4])
        && (fields[2].StartsWith('*') || fields[4].StartsWith('*'))
            ? ScheduleValueDiagnostics.StarInDayField.At(schedule.LocationOf(DefinitionKeys.Cron), Quoted.Text(cron))
            : null;

    private static bool HasDefault(PipelineInput input) => InputValidator.DefaultOf(input) is not null;

    private static IEnumerable<Diagnostic> CheckInputs(PipelineSchedule schedule, string name, Pipeline pipeline)
    {
        foreach (var input in pipeline.Inputs.DistinctBy(i => i.Name, StringComparer.Ordinal))
        {
            var value = schedule.Inputs?[input.Name];
            var isMissing = value is null or ScalarNode { ScalarKind: ScalarKind.Null };
            var fault = isMissing
                ? input.IsRequired && !HasDefault(input) ? InputProblem.Missing : null
                : InputRule.FaultOf(value!, input); // not missing
            if (fault is not null)
            {
                yield return ScheduleValueDiagnostics.InputDoesNotFit.At(
                    value?.Location ?? schedule.LocationOf(DefinitionKeys.Inputs),
                    Quoted.Text(input.Name),
                    fault,
                    Quoted.Text(name));
            }
        }
    }
}
