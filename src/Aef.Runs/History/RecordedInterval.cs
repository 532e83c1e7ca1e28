using Aef.Core.Operations;
using Aef.Core.Semantics.Binding;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.History;

/// <summary>The interval of a run of a schedule, as it is known before the run.</summary>
/// <param name="Schedule">The name of the schedule.</param>
/// <param name="ScheduledTime">When the schedule is due.</param>
/// <param name="Start">The first instant of the interval.</param>
/// <param name="End">The first instant after the interval.</param>
internal sealed record RecordedInterval(string Schedule, string ScheduledTime, string Start, string End)
{
    private const string Key = "schedule";

    /// <summary>
    /// The interval of a run with an argument; null for a run without a schedule, and for one whose argument sets the dates.
    /// </summary>
    public static RecordedInterval? Of(BoundPipeline pipeline, ICron? cron, WorkflowValue argument, DateTimeOffset now)
    {
        if (cron is null || argument.Kind != WorkflowValueKind.Map || argument[Key].Kind != WorkflowValueKind.Map
            || HasDates(argument["query_variables"]))
        {
            return null;
        }

        var due = argument[Key];
        var time = due["time"].TryGetString(out var text) ? RunRecord.TimeOf(text) : null;
        var name = due["name"].TryGetString(out var named) ? named : null;
        return ScheduledInterval.Find(pipeline, cron, name, time, now) is var (schedule, run)
            ? new RecordedInterval(
                schedule,
                TextOf(run.ScheduledTime),
                TextOf(run.IntervalStart),
                TextOf(run.IntervalEnd))
            : null;
    }

    /// <summary>The time as the run computes it, which writes UTC as Z.</summary>
    private static string TextOf(DateTimeOffset time) => ScheduledArgument.TextOf(time).Replace("+00:00", "Z", StringComparison.Ordinal);

    private static bool HasDates(WorkflowValue variables) =>
        variables.Kind == WorkflowValueKind.Map && !(variables["start_date"].IsNull && variables["end_date"].IsNull);
}
