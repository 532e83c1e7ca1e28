namespace Aef.Workflows.Hosting.Mocks;

/// <summary>What happens to a call that no mock matches.</summary>
public enum UnmatchedCalls
{
    /// <summary>It fails with <c>UnmatchedCallError</c>.</summary>
    Error,

    /// <summary>It continues to the built-in services and to hosts that the user has allowed.</summary>
    AllowNetwork,
}
