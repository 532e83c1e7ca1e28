using Aef.Core.Operations;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Runs.Local;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Launching;

/// <summary>
/// Adds the schedule of a run to its argument, exactly as the schedule sends it: with its name, the scheduled time and its inputs. Other
/// keys of the argument stay, and its inputs override those of the schedule.
/// </summary>
/// <param name="Argument">The argument with the schedule.</param>
/// <param name="Diagnostics">Problems that the check of the argument does not report.</param>
internal sealed record ScheduledStart(WorkflowValue Argument, IReadOnlyList<Diagnostic> Diagnostics)
{
    private const string Schedule = "schedule";
    private const string Inputs = "inputs";

    /// <summary>The argument of a request, with its schedule if it has one.</summary>
    public static ScheduledStart Add(RunRequest request, BoundPipeline pipeline)
    {
        var argument = request.Argument;
        if (request.Schedule is not { } name)
        {
            return new ScheduledStart(argument, [.. CheckTime(argument, request.Cron, pipeline)]);
        }

        if (argument.Kind is not (WorkflowValueKind.Null or WorkflowValueKind.Map))
        {
            return new ScheduledStart(argument, []); // another check reports it
        }

        if (pipeline.Source.Schedules.FirstOrDefault(s => (s.Name ?? pipeline.Name) == name) is not { } schedule)
        {
            // The check of the argument reports the unknown name.
            return new ScheduledStart(argument.With(Schedule, WorkflowValue.FromMap(("name", WorkflowValue.FromString(name)))), []);
        }

        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(schedule.TimeZone ?? "UTC", out var found) ? found : TimeZoneInfo.Utc;
        var sent = WorkflowValue.FromDocument(ScheduledArgument.Create(name, schedule, request.ScheduledTime?.In(zone)));
        var result = sent.Entries.Where(e => e.Key != Inputs).Aggregate(argument, (map, e) => map.With(e.Key, e.Value));
        if (!sent[Inputs].IsNull && argument[Inputs].Kind is (WorkflowValueKind.Null or WorkflowValueKind.Map))
        {
            result = result.With(Inputs, argument[Inputs].Entries.Aggregate(sent[Inputs], (map, e) => map.With(e.Key, e.Value)));
        }

        return new ScheduledStart(
            result,
            [
                .. argument[Schedule].IsNull ? [] : new[] { RunScheduleDiagnostics.SetTwice(argument[Schedule]) },
                .. CheckTime(result, request.Cron, pipeline),
            ]);
    }

    private static IEnumerable<Diagnostic> CheckTime(WorkflowValue argument, ICron? cron, BoundPipeline pipeline)
    {
        var due = argument[Schedule];
        if (cron is not null
            && due["time"].TryGetString(out var text)
            && RunScheduleCheck.TimeOf(text) is { } time
            && due["name"].Kind is (WorkflowValueKind.Null or WorkflowValueKind.String)
            && ScheduledTimeCheck.Check(pipeline, cron, due["name"].TryGetString(out var name) ? name : null, time) is { } warning)
        {
            yield return warning;
        }
    }
}
