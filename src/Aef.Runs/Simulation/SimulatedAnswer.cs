using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation;

/// <summary>What a simulated function answers, and how long it is running.</summary>
internal sealed record SimulatedAnswer(int Status, WorkflowValue Body, double Seconds = 0)
{
    /// <summary>A refusal in the manner of AEF's functions.</summary>
    public static SimulatedAnswer Exception(string message) => new(500, $"Exception: {message}");
}
