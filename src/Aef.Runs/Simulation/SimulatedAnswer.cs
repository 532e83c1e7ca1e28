using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation;

/// <summary>The answer of a simulated function, and its duration.</summary>
internal sealed record SimulatedAnswer(int Status, WorkflowValue Body, double Seconds = 0)
{
    /// <summary>A rejection in the form of AEF's functions.</summary>
    public static SimulatedAnswer Exception(string message) => new(500, $"Exception: {message}");
}
