using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <summary>
/// A restarted run processes the interval of the original run: its argument contains the original schedule with the scheduled time, or the
/// original dates.
/// </summary>
public static class RestartTime
{
    private const string Resume = "resume";
    private const string Attempt = "attempt";

    /// <summary>The argument of a restart of a run; unchanged if the run did not compute its time.</summary>
    public static WorkflowValue Keep(WorkflowValue argument, Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Timed.IsNull)
        {
            return argument;
        }

        var kept = argument.IsNull ? WorkflowValue.EmptyMap : argument;
        foreach (var (key, value) in run.Timed["restart"].Entries.Where(e => e.Value.Entries.Any()))
        {
            kept = kept.With(key, value);
        }

        var attempt = run.Timed[Attempt].TryGetInteger(out var number) ? number + 1 : 2;
        var resume = kept[Resume].IsNull ? WorkflowValue.EmptyMap : kept[Resume];
        return kept.With(Resume, resume.With(Attempt, WorkflowValue.FromInteger(attempt)));
    }
}
