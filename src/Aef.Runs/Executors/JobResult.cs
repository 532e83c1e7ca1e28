using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Executors;

/// <summary>The result of a job that an executor ran.</summary>
public sealed record JobResult
{
    private JobResult(WorkflowValue output, string? failure)
    {
        Output = output;
        Failure = failure;
    }

    /// <summary>The output; null after a failure.</summary>
    public WorkflowValue Output { get; }

    /// <summary>Why it failed; null when it did not.</summary>
    public string? Failure { get; }

    /// <summary>
    /// True for a failure that another attempt cannot change: <c>retry</c> does not apply to it.
    /// </summary>
    public bool IsFinal { get; init; }

    /// <summary>The address of the job for people; null when it has none.</summary>
    public string? Link { get; init; }

    /// <summary>The job has succeeded.</summary>
    public static JobResult Success(WorkflowValue output) => new(output, null);

    /// <summary>The job has failed.</summary>
    public static JobResult Failed(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new JobResult(default, message);
    }
}
