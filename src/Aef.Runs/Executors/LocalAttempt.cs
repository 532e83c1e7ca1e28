using Aef.Runs.Simulation;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Executors;

/// <summary>An attempt of a job in a run on this computer.</summary>
/// <param name="Executor">What runs it.</param>
/// <param name="Job">The job.</param>
/// <param name="Request">The body that a deployed function would receive.</param>
/// <param name="Limit">The time limit; null for none.</param>
/// <param name="Time">The time on the clock of the run.</param>
internal sealed record LocalAttempt(
    LocalExecutor Executor,
    JobContext Job,
    WorkflowValue Request,
    TimeSpan? Limit,
    DateTimeOffset Time);
