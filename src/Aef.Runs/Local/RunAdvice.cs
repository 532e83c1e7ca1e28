using Aef.Core.Targets.CloudWorkflows;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <summary>What to do before a run that has not succeeded is run again: it depends on what ended the run.</summary>
internal static class RunAdvice
{
    /// <summary>The advice as the beginning of a sentence, which the command that runs the rest completes.</summary>
    public static string Of(Run run)
    {
        if (run.State == RunState.Cancelled)
        {
            return "run the remaining steps";
        }

        if (run.HasInvalidArgument)
        {
            return Continues(run)
                ? "run it again after the lists of for_each are those of the earlier run again, or start the pipeline without resume"
                : "run it again after you correct the argument";
        }

        var error = run.Execution.Error?.Value ?? WorkflowValue.Null;
        return Before(run, error["kind"].TryGetString(out var kind) ? kind : null)
            ?? (WaitsForAdmission(run)
                ? $"run it again when fewer runs of the pipeline are active: its turn never came{Endless(run)}"
            : run.ExceedsMemory
                ? "run the remaining steps after you reduce inputs, variables and outputs: they do not fit into the memory of an execution"
            : run.Request is { } request && run.Execution.Argument.Size > request.Limits.MaxArgumentBytes
                ? "run it again with a smaller argument"
            : FailureReader.HasTag(error, "ResourceLimitError")
                ? "run the remaining steps after you shorten or divide the run: it reached a limit of an execution"
            : run.Failures.Any(f => !f.Continued && f.JobId.StartsWith("variables.", StringComparison.Ordinal))
                ? "run it again after you correct the variable, or the values that it reads"
            : "run the remaining steps after you fix the cause");
    }

    /// <summary>
    /// True for a run that continues an earlier one. A run from a journal keeps its argument, so only its lists can be corrected.
    /// </summary>
    private static bool Continues(Run run) => run.HasJournal && !run.Execution.Argument["resume"].IsNull;

    /// <summary>The advice after an error that ended the run before its first level; null after other errors.</summary>
    private static string? Before(Run run, string? kind) => kind switch
    {
        RunErrorKinds.LimitReached => $"run it again when fewer runs of the pipeline are active{Endless(run)}",
        RunErrorKinds.InvalidKey => "run it again after you correct concurrency.key, or the values that it reads",
        RunErrorKinds.WrongLabel => "run it again with the label of its concurrency.key",
        RunErrorKinds.RunsUnknown => "run it again when the executions of the pipeline can be read",
        RunErrorKinds.NeverDue => "run it again after you correct the schedule, or with another schedule",
        _ => null,
    };

    /// <summary>True for a run that ended while it waited for other runs.</summary>
    private static bool WaitsForAdmission(Run run) =>
        run.Events.LastOrDefault(e => e.Kind is RunEventKind.RunQueued or RunEventKind.RunAdmitted)?.Kind == RunEventKind.RunQueued;

    /// <summary>In a simulation, other runs may stay active forever.</summary>
    private static string Endless(Run run) => run.Request?.Script.Executions.Any(e => e.EndsAfterMinutes is null) == true
        ? "; in the simulation script, executions without ends_after_minutes never end"
        : string.Empty;
}
