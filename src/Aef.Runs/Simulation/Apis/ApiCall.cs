namespace Aef.Runs.Simulation.Apis;

/// <summary>What a simulated API knows about a request.</summary>
/// <param name="Request">The request.</param>
/// <param name="Now">The time on the clock of the run.</param>
/// <param name="NewRun">Creates the behavior of a job that the request starts.</param>
/// <param name="Run">The job that the same start of the step has started before; null if there is none.</param>
internal sealed record ApiCall(ApiRequest Request, DateTimeOffset Now, Func<SimulatedRun> NewRun, SimulatedRun? Run)
{
    /// <summary>True for a poll of the job: any other request that reads it does not count as one.</summary>
    public bool IsPoll { get; init; }

    /// <summary>The parts of the path.</summary>
    public string[] Path => Request.Path;
}
