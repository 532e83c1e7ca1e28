namespace Aef.Runs.Local;

/// <summary>The state of a run, in Google's terms.</summary>
public enum RunState
{
    /// <summary>Running.</summary>
    Active,

    /// <summary>Planned and not started.</summary>
    Planned,

    /// <summary>Succeeded.</summary>
    Succeeded,

    /// <summary>Failed.</summary>
    Failed,

    /// <summary>Stopped by the caller.</summary>
    Cancelled,
}
