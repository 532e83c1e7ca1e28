namespace Aef.Google.Executions;

/// <summary>A change of a job or a level in an execution, by the names of the definition.</summary>
/// <param name="Kind">What changed.</param>
/// <param name="Level">The LEVEL_ID.</param>
/// <param name="Time">When.</param>
public sealed record JobChange(JobChangeKind Kind, string Level, DateTimeOffset Time)
{
    /// <summary>The JOB_ID; null for a level.</summary>
    public string? JobId { get; init; }

    /// <summary>The THREAD_ID; null for a level.</summary>
    public string? Thread { get; init; }

    /// <summary>What failed; null otherwise.</summary>
    public string? Message { get; init; }
}
