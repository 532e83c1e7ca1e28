namespace Aef.Cli.Rendering;

/// <summary>How far a step is.</summary>
internal enum StepState
{
    /// <summary>Its turn has not come.</summary>
    NotStarted,

    /// <summary>An attempt is under way.</summary>
    Running,

    /// <summary>An attempt failed and the next one is waited for.</summary>
    Waiting,

    /// <summary>Ended well.</summary>
    Succeeded,

    /// <summary>Passed over, or done before.</summary>
    Skipped,

    /// <summary>Failed after its last attempt.</summary>
    Failed,
}
