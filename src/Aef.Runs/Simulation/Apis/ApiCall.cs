namespace Aef.Runs.Simulation.Apis;

/// <summary>What a simulated API knows about a request.</summary>
/// <param name="Request">The request.</param>
/// <param name="Now">The time on the clock of the run.</param>
/// <param name="NewRun">Creates the behavior of a job that the request starts.</param>
internal sealed record ApiCall(ApiRequest Request, DateTimeOffset Now, Func<SimulatedRun> NewRun)
{
    /// <summary>The parts of the path.</summary>
    public IReadOnlyList<string> Path => Request.Path;
}
