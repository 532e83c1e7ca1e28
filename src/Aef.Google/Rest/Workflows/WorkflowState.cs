namespace Aef.Google.Rest.Workflows;

/// <summary>Values of <c>state</c>. A value that is not here may come from a newer version of the API.</summary>
public static class WorkflowState
{
    /// <summary>Invalid state.</summary>
    public const string StateUnspecified = "STATE_UNSPECIFIED";

    /// <summary>The workflow has been deployed successfully and is serving.</summary>
    public const string Active = "ACTIVE";

    /// <summary>Workflow data is unavailable.</summary>
    public const string Unavailable = "UNAVAILABLE";
}
