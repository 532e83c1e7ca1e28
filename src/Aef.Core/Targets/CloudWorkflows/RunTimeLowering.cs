using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Core.Semantics.Schedules;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// The steps of main that determine the scheduled time and the interval of a run (docs/schedules.md), and that skip a run whose interval
/// has no time. Pipelines without schedules need them only if an expression reads what they compute.
/// </summary>
internal sealed class RunTimeLowering(LoweringContext context)
{
    private const string Reason = "the interval is empty";
    private static readonly string[] Computed = ["scheduled_time", "interval_start", "interval_end", "schedule", "attempt"];

    public IEnumerable<StepSyntax> Steps()
    {
        if (!context.ComputesTime)
        {
            yield break;
        }

        var schedules = context.Pipeline.Source.Schedules;
        yield return Emit.Step(
            context.Steps.Label(MainSteps.Time),
            new CallBody(
                SupportRoutines.Time,
                Emit.Map(
                    ("run", Emit.Expression("run")),
                    ("args", Emit.Expression("args")),
                    ("schedules", new MapValue(schedules.Select(s => context.Texts.MapEntry(NameOf(s), Rule(s))).ToEquatableList())),
                    ("only", schedules.Count == 1 ? context.Texts.Of(NameOf(schedules[0])) : ValueSyntax.Null)),
                "run"));
        yield return Emit.Step(
            context.Steps.Label(MainSteps.SkipRun),
            new SwitchBody([new SwitchEntrySyntax(Emit.Expression("run.empty"), new StepsBody(Skip().ToEquatableList()))]));
    }

    /// <summary>True for a pipeline whose runs compute their time.</summary>
    public static bool IsNeeded(BoundPipeline pipeline) =>
        pipeline.Source.Schedules.Count > 0
        || pipeline.References.Any(r => r.Symbol is RunSymbol run && Computed.Contains(run.Member));

    private IEnumerable<StepSyntax> Skip()
    {
        yield return Emit.Step(
            context.Steps.Label(MainSteps.SkipAll),
            new CallBody(
                SupportRoutines.Skip,
                Emit.Map(
                    (SupportParameters.SkippedIds, Emit.List(context.Pipeline.Steps.Select(s => context.Texts.Of(s.JobId)))),
                    (SupportParameters.SkipReason, ValueSyntax.Of(Reason)))));
        yield return Emit.Step(
            context.Steps.Label(MainSteps.Skipped),
            new ReturnBody(Emit.Map(
                ("state", ValueSyntax.Of("skipped")),
                ("workflow_name", Emit.Expression("run.argument.workflow_name")),
                ("continued", Emit.List([])))));
    }

    private string NameOf(PipelineSchedule schedule) => schedule.Name ?? context.Pipeline.Name;

    /// <summary>What <c>aef_time</c> needs to know of a schedule; it knows the defaults of zone, window and dates.</summary>
    private MapValue Rule(PipelineSchedule schedule)
    {
        var entries = new List<MapValueEntry>();
        Add("zone", schedule.TimeZone is { } zone ? context.Texts.Of(zone) : null);
        Add("window", schedule.Window is { } window ? ValueSyntax.Of(ScheduleWords.Of(window)) : null);
        if (schedule.DateFormat is { } text && DateFormat.Parse(text, out _) is { } format)
        {
            Add("format", context.Texts.Of(format.Text));
            Add("pattern", context.Texts.Of(format.Pattern));
            Add("starts", Numbers(format.Starts));
        }

        if (CronSchedule.Parse(schedule.Cron ?? string.Empty) is { } cron)
        {
            string[] names = ["minutes", "hours", "days", "months", "weekdays"];
            foreach (var (name, values) in names.Zip(cron.Values))
            {
                Add(name, Numbers(values));
            }

            Add("either", ValueSyntax.Of(cron.RestrictsDayOfMonth && cron.RestrictsDayOfWeek));
            Add("repeated", ValueSyntax.Of(cron.IsRepeated));
        }

        return new MapValue(entries.ToEquatableList());

        void Add(string key, ValueSyntax? value)
        {
            if (value is not null)
            {
                entries.Add(new MapValueEntry(key, value));
            }
        }
    }

    private static ListValue Numbers(IEnumerable<int> numbers) => Emit.List(numbers.Select(n => ValueSyntax.Of((long)n)));
}
