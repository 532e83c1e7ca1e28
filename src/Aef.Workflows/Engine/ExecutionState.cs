namespace Aef.Workflows.Engine;

/// <summary>The state of an execution, in Google's words.</summary>
public enum ExecutionState
{
    /// <summary>Running, or waiting for an effect.</summary>
    Active,

    /// <summary>Ended with a result.</summary>
    Succeeded,

    /// <summary>Ended with an error.</summary>
    Failed,

    /// <summary>Ended from outside.</summary>
    Cancelled,
}
