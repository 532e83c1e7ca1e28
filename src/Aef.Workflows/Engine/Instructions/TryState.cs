using Aef.Workflows.Engine.Errors;

namespace Aef.Workflows.Engine.Instructions;

/// <summary>What is known of a try step that has failed at least once since it was entered.</summary>
internal sealed class TryState
{
    /// <summary>The error of the last attempt.</summary>
    public required Fault Fault { get; set; }

    /// <summary>Retries so far.</summary>
    public int Retries { get; set; }

    /// <summary>Seconds until the next retry; null before the first.</summary>
    public double? Delay { get; set; }

    /// <summary>True while the predicate of the policy is running, false while the delay is waited for.</summary>
    public bool AsksPredicate { get; set; }
}
