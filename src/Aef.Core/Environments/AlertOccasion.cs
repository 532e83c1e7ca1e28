namespace Aef.Core.Environments;

/// <summary>When an alert is sent.</summary>
public enum AlertOccasion
{
    /// <summary>The run has failed.</summary>
    Failed,

    /// <summary>The run has passed its deadline and continues.</summary>
    Late,

    /// <summary>The run has succeeded, and the one before it had failed.</summary>
    Recovered,

    /// <summary>The run has succeeded.</summary>
    Succeeded,
}
