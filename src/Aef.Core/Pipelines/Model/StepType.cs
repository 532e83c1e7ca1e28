namespace Aef.Core.Pipelines.Model;

/// <summary>How a step runs its job.</summary>
public enum StepType
{
    /// <summary>Start the job, then poll its state until it has ended.</summary>
    Async,

    /// <summary>One blocking call.</summary>
    Sync,

    /// <summary>Run another workflow and wait for it.</summary>
    Workflows,
}
