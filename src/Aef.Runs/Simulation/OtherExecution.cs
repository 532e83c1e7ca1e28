namespace Aef.Runs.Simulation;

/// <summary>Another run of the pipeline, which the simulated Executions API returns: an entry of <c>executions</c> in a script.</summary>
/// <param name="StartedBeforeMinutes">How long before the simulated run it was created.</param>
public sealed record OtherExecution(double StartedBeforeMinutes)
{
    /// <summary>How long after the start of the simulated run it ends; null if it stays active until it is cancelled.</summary>
    public double? EndsAfterMinutes { get; init; }

    /// <summary>The value of its <c>concurrency.key</c>; null for that of the simulated run.</summary>
    public string? Key { get; init; }
}
