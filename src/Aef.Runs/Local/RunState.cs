namespace Aef.Runs.Local;

/// <summary>The state of a run, in Google's words.</summary>
public enum RunState
{
    /// <summary>Running.</summary>
    Active,

    /// <summary>Not started: what a run would be.</summary>
    Planned,

    /// <summary>Ended well.</summary>
    Succeeded,

    /// <summary>Ended with an error.</summary>
    Failed,

    /// <summary>Stopped by the caller.</summary>
    Cancelled,
}
