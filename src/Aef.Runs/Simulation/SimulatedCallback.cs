using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation;

/// <summary>A callback that a simulated job sends.</summary>
public sealed record SimulatedCallback
{
    /// <summary>When it is sent, in seconds from the start of the job; null means at the end of the job.</summary>
    public double? AtSeconds { get; init; }

    /// <summary>The body; null means the one that reports how the job ends.</summary>
    public WorkflowValue? Body { get; init; }
}
