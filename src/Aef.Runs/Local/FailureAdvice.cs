namespace Aef.Runs.Local;

/// <summary>What to do about a failed step: it depends on the kind of the failure.</summary>
public static class FailureAdvice
{
    /// <summary>How to fix a run whose values are too large.</summary>
    public const string TooLarge =
        "make the values smaller that inputs, variables, parameters and outputs hold; pass large data as the name of a file";

    /// <summary>How to fix a failure.</summary>
    public static string Of(StepFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure.Kind switch
        {
            "ExpressionError" when failure.Expression is { RelatedInputs: [_, ..] inputs } =>
                $"correct the expression, or set another value of {Names(inputs)}",
            "ExpressionError" when failure is { IsConnector: true, Expression: null, AsyncJobId: not null } =>
                "the job succeeded; correct the entry of its executor, and add the step to resume.done",
            "ExpressionError" when failure is { IsConnector: true, Expression: null } =>
                "correct the entry of the executor, or the parameters of the step that it reads",
            "ExpressionError" => "correct the expression, or what returns the values that it reads",
            "TimeoutError" => "check whether the job is still running; allow more time with async_timeout_loop_in_minutes",
            "RunTimeout" => "check whether the job is still running; allow more time with timeout_minutes, then rerun the rest",
            "StartUnknown" => "the job may have started; check before you run it again",
            "SecretError" => "create the secret, and let the service account of the workflow read it",
            "StartRefused" when failure.IsConnector =>
                "the API refused the start; check the parameters, and the permissions of the service account of the workflow",
            "StatusRefused" when failure.IsConnector =>
                "the API refused a poll; check the permissions of the service account of the workflow, "
                    + "and whether the job is still running",
            "StateUnknown" =>
                "check whether the job is still running; correct \"status\" in the entry of its executor",
            "StartRefused" => "the function refused the start; check its name, its permissions and the job file",
            "StatusRefused" or "StatusLost" =>
                "the job may still be running; check it, then add the step to resume.done or run it again",
            "OutputTooLarge" =>
                "the job succeeded, but its output has no room; return less, or read fewer outputs in expressions",
            "MemoryLimitExceededError" => TooLarge,
            _ => "fix the job, then rerun the remaining steps",
        };
    }

    private static string Names(IReadOnlyList<string> inputs) =>
        $"the input{(inputs.Count == 1 ? string.Empty : "s")} {string.Join(", ", inputs.Select(i => $"\"{i}\""))}";
}
