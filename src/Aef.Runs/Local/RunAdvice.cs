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
            return "run it again after you correct the argument";
        }

        if (run.Refusal is { } refusal)
        {
            return refusal.Contains("concurrency.key", StringComparison.Ordinal)
                ? "run it again after you correct concurrency.key, or the values that it reads"
                : $"run it again when fewer runs of the pipeline are active{Endless(run)}";
        }

        if (WaitsForAdmission(run))
        {
            return $"run it again when fewer runs of the pipeline are active: it never had its turn{Endless(run)}";
        }

        var error = run.Execution.Error?.Value ?? WorkflowValue.Null;
        return run.ExceedsMemory
                ? "run the remaining steps after you reduce inputs, variables and outputs: they do not fit into the memory of an execution"
            : FailureReader.Message(error).StartsWith("the argument is larger than", StringComparison.Ordinal)
                ? "run it again with a smaller argument"
            : FailureReader.HasTag(error, "ResourceLimitError")
                ? "run the remaining steps after you shorten or divide the run: it reached a limit of an execution"
            : FailureReader.Message(error).EndsWith("is never due", StringComparison.Ordinal)
                ? "run it again after you correct the schedule, or with another schedule"
            : run.Failures.Any(f => !f.Continued && f.JobId.StartsWith("variables.", StringComparison.Ordinal))
                ? "run it again after you correct the variable, or the values that it reads"
            : "run the remaining steps after you fix the cause";
    }

    /// <summary>True for a run that ended while it waited for other runs.</summary>
    private static bool WaitsForAdmission(Run run) =>
        run.Events.LastOrDefault(e => e.Kind is RunEventKind.RunQueued or RunEventKind.RunAdmitted)?.Kind == RunEventKind.RunQueued;

    /// <summary>In a simulation, other runs may stay active forever.</summary>
    private static string Endless(Run run) => run.Request?.Script.Executions.Any(e => e.EndsAfterMinutes is null) == true
        ? "; in the simulation script, executions without ends_after_minutes never end"
        : string.Empty;
}
