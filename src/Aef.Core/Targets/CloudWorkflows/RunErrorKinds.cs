namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// The kinds of errors that end a run before its first level, as the support library raises them. What to do next depends on the kind.
/// </summary>
internal static class RunErrorKinds
{
    /// <summary>Too many other runs are active.</summary>
    public const string LimitReached = "LimitReached";

    /// <summary><c>concurrency.key</c> cannot be computed, or has a type that no key can have.</summary>
    public const string InvalidKey = "InvalidKey";

    /// <summary>The execution does not have the label of its key.</summary>
    public const string WrongLabel = "WrongLabel";

    /// <summary>The executions of the pipeline cannot be read or cancelled.</summary>
    public const string RunsUnknown = "RunsUnknown";

    /// <summary>The schedule has no time.</summary>
    public const string NeverDue = "NeverDue";
}
