namespace Aef.Runs.History;

/// <summary>How a recorded run does its jobs.</summary>
public enum RecordedMode
{
    /// <summary>The jobs are simulated.</summary>
    Simulate,

    /// <summary>The jobs are done.</summary>
    Run,
}
