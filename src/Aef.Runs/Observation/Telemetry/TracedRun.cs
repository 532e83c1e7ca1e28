namespace Aef.Runs.Observation.Telemetry;

/// <summary>What telemetry needs to know about a run.</summary>
/// <param name="Pipeline">The name of the pipeline.</param>
/// <param name="Environment">The name of the environment.</param>
/// <param name="ExecutorOf">Returns the executor of a step, by its JOB_ID, which may have the index of an item.</param>
internal sealed record TracedRun(string Pipeline, string Environment, Func<string, string?> ExecutorOf)
{
    /// <summary>The id of the recorded run; null for a run that is not recorded.</summary>
    public string? RunId { get; init; }

    /// <summary>The version of Aef.</summary>
    public string Version { get; init; } = string.Empty;
}
