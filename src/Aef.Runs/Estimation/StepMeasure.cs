using Aef.Documents.Collections;

namespace Aef.Runs.Estimation;

/// <summary>Executed steps, as the service counts them. The service limits each execution, so of several the longest counts.</summary>
/// <param name="Run">The steps of the measured run; null when that run has no end, or when there is none.</param>
/// <param name="UntilLimit">The steps of a run in which every job answers every call and is polled until its limit; never below the
/// engine's count. It is an upper bound if a condition or a list decides which jobs are run. Null when it is unknown.</param>
/// <param name="Most">The upper bound: every attempt of every job repeats its start and loses its polls. Null when it is
/// unknown.</param>
/// <param name="Undecided">Why there is no bound: the steps or routines that may never end.</param>
public sealed record StepMeasure(long? Run, long? UntilLimit, long? Most, EquatableList<string> Undecided)
{
    /// <summary>The executions of a run with parts or lanes; empty for a run that is one execution.</summary>
    public EquatableList<ExecutionMeasure> Executions { get; init; } = [];

    /// <summary>The levels that run in lanes.</summary>
    public EquatableList<LaneMeasure> Lanes { get; init; } = [];

    /// <summary>True for a pipeline in parts, which are as large as the limits allow.</summary>
    internal bool HasParts { get; init; }

    /// <summary>The workflow with the most steps in the measured run; null when the run is one execution.</summary>
    internal string? OfRun => Longest(e => e.Run);

    /// <summary>The workflow with the largest <see cref="UntilLimit"/>; null when the run is one execution.</summary>
    internal string? OfUntilLimit => Longest(e => e.UntilLimit);

    /// <summary>The workflow with the largest <see cref="Most"/>; null when the run is one execution.</summary>
    internal string? OfMost => Longest(e => e.Most);

    private string? Longest(Func<ExecutionMeasure, long?> steps) => Executions.MaxBy(steps)?.Workflow;
}
