namespace Aef.Runs.Simulation;

/// <summary>How a simulated job ends.</summary>
public enum SimulatedEnd
{
    /// <summary>It succeeds.</summary>
    Success,

    /// <summary>It fails: polls are then answered with 500 and a string that begins with <c>Exception</c>.</summary>
    Failed,

    /// <summary>It never ends.</summary>
    Never,
}
