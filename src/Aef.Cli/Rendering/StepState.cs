namespace Aef.Cli.Rendering;

/// <summary>The states of a step.</summary>
internal enum StepState
{
    /// <summary>Not started yet.</summary>
    NotStarted,

    /// <summary>An attempt is running.</summary>
    Running,

    /// <summary>An attempt failed and the next one is pending.</summary>
    Waiting,

    /// <summary>Succeeded.</summary>
    Succeeded,

    /// <summary>Skipped, or done before.</summary>
    Skipped,

    /// <summary>Failed after its last attempt.</summary>
    Failed,
}
