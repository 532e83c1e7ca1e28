namespace Aef.Runs.Simulation.Apis;

/// <summary>The jobs of a simulated API, by the name of each; a job behaves as the simulation script describes.</summary>
internal sealed class ApiJobs
{
    private readonly Dictionary<string, ApiJob> _jobs = new(StringComparer.Ordinal);

    /// <summary>The jobs in the order of their starts.</summary>
    public IEnumerable<ApiJob> All => _jobs.Values;

    /// <summary>The job of a name, or null.</summary>
    public ApiJob? Find(string name) => _jobs.GetValueOrDefault(name);

    /// <summary>Starts a job.</summary>
    public ApiJob Start(string name, string label, SimulatedRun run) => _jobs[name] = new ApiJob(name, label, run);
}
