namespace Aef.Workflows.Engine;

/// <summary>The state of an execution, in Google's terms.</summary>
public enum ExecutionState
{
    /// <summary>Running, or waiting for an effect.</summary>
    Active,

    /// <summary>Succeeded with a result.</summary>
    Succeeded,

    /// <summary>Failed with an error.</summary>
    Failed,

    /// <summary>Cancelled from outside.</summary>
    Cancelled,
}
