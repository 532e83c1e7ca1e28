using Aef.Workflows.Engine.Errors;

namespace Aef.Workflows.Engine.Instructions;

/// <summary>The state of a try step that has failed at least once since it was entered.</summary>
internal sealed class TryState
{
    /// <summary>The error of the last attempt.</summary>
    public required Fault Fault { get; set; }

    /// <summary>The number of retries so far.</summary>
    public int Retries { get; set; }

    /// <summary>The delay before the next retry, in seconds; null before the first.</summary>
    public double? Delay { get; set; }

    /// <summary>True while the predicate of the policy is running, false during the delay.</summary>
    public bool AsksPredicate { get; set; }
}
