using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Runs.Simulation;

/// <summary>A simulation script: for each JOB_ID the behavior of its starts, in turn; the last one applies to all later starts.</summary>
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

    /// <summary>The behavior of jobs that the script does not name.</summary>
    public SimulatedJob Defaults { get; }

    /// <summary>The other runs of the pipeline, which its admission sees.</summary>
    public EquatableList<OtherExecution> Executions { get; init; } = [];

    /// <summary>The items that the script names, such as <c>J03[2]</c>, with their locations.</summary>
    internal EquatableList<(string JobId, Location Location)> Items { get; init; } = [];

    /// <summary>The jobs that the script names, with their locations.</summary>
    internal EquatableList<(string JobId, Location Location)> Named { get; init; } = [];

    /// <summary>The same with other <see cref="Executions"/>.</summary>
    internal SimulationScript With(EquatableList<OtherExecution> executions) =>
        new(Defaults, _jobs) { Executions = executions, Items = Items, Named = Named };

    /// <summary>
    /// The behavior of a start of a job; starts count from 1 over the whole run. An item behaves as its step unless the script names it.
    /// </summary>
    public SimulatedJob Get(string jobId, int start) =>
        _jobs.TryGetValue(jobId, out var starts) && starts.Count > 0 ? starts[Math.Min(start, starts.Count) - 1]
        : ItemId.TryParse(jobId, out var step, out _) ? Get(step, start)
        : Defaults;
}
