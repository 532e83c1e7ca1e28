namespace Aef.Google.Rest.Workflows;

/// <summary>Values of <c>type</c>. A value that is not here may come from a newer version of the API.</summary>
public static class WorkflowStateErrorType
{
    /// <summary>No type specified.</summary>
    public const string TypeUnspecified = "TYPE_UNSPECIFIED";

    /// <summary>Caused by an issue with KMS.</summary>
    public const string KmsError = "KMS_ERROR";
}
