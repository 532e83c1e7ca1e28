namespace Aef.Google.Executions;

/// <summary>A failed job of an execution, as the compiled workflow records it (docs/compiled-workflow.md#the-error).</summary>
/// <param name="JobId">The JOB_ID.</param>
/// <param name="Message">What failed.</param>
public sealed record JobFailure(string JobId, string Message)
{
    /// <summary>The JOB_NAME; null if it is not known.</summary>
    public string? JobName { get; init; }

    /// <summary>The LEVEL_ID; null if it is not known.</summary>
    public string? Level { get; init; }

    /// <summary>The THREAD_ID; null if it is not known.</summary>
    public string? Thread { get; init; }

    /// <summary>The number of the last attempt, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The id of the job at its service; null if none was started.</summary>
    public string? AsyncJobId { get; init; }

    /// <summary>Seconds since the answer to the start; null if it was not started.</summary>
    public double? WaitedSeconds { get; init; }

    /// <summary>The answer of the service; null for none.</summary>
    public string? Answer { get; init; }

    /// <summary>The kind of the failure, such as <c>JobFailed</c>; null for an unknown one.</summary>
    public string? Kind { get; init; }

    /// <summary>The address of the job for people; null for none.</summary>
    public string? Link { get; init; }

    /// <summary>True if <c>continue_if_fail</c> allowed the failure.</summary>
    public bool Continued { get; init; }
}
