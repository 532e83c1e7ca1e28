using Aef.Documents.Collections;

namespace Aef.Runs.Simulation;

/// <summary>What happens in a simulated run: for each JOB_ID how its starts go, in turn; the last one means all that follow.</summary>
public sealed class SimulationScript
{
    private readonly IReadOnlyDictionary<string, EquatableList<SimulatedJob>> _jobs;

    /// <summary>Creates a script.</summary>
    public SimulationScript(SimulatedJob defaults, IReadOnlyDictionary<string, EquatableList<SimulatedJob>> jobs)
    {
        ArgumentNullException.ThrowIfNull(defaults);
        ArgumentNullException.ThrowIfNull(jobs);
        Defaults = defaults;
        _jobs = jobs;
    }

    /// <summary>Every job succeeds after a while.</summary>
    public static SimulationScript Empty { get; } = new(SimulatedJob.Default, new Dictionary<string, EquatableList<SimulatedJob>>());

    /// <summary>How jobs go that the script does not name.</summary>
    public SimulatedJob Defaults { get; }

    /// <summary>How the given start of a job goes; starts count from 1 over the whole run.</summary>
    public SimulatedJob Get(string jobId, int start) =>
        _jobs.TryGetValue(jobId, out var starts) && starts.Count > 0 ? starts[Math.Min(start, starts.Count) - 1] : Defaults;
}
