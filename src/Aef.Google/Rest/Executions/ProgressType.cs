namespace Aef.Google.Rest.Executions;

/// <summary>Values of <c>progressType</c>. A value that is not here may come from a newer version of the API.</summary>
public static class ProgressType
{
    /// <summary>Current step entry does not have any progress data.</summary>
    public const string Unspecified = "PROGRESS_TYPE_UNSPECIFIED";

    /// <summary>Current step entry is in progress of a FOR step.</summary>
    public const string For = "PROGRESS_TYPE_FOR";

    /// <summary>Current step entry is in progress of a SWITCH step.</summary>
    public const string Switch = "PROGRESS_TYPE_SWITCH";

    /// <summary>Current step entry is in progress of a RETRY step.</summary>
    public const string Retry = "PROGRESS_TYPE_RETRY";

    /// <summary>Current step entry is in progress of a PARALLEL FOR step.</summary>
    public const string ParallelFor = "PROGRESS_TYPE_PARALLEL_FOR";

    /// <summary>Current step entry is in progress of a PARALLEL BRANCH step.</summary>
    public const string ParallelBranch = "PROGRESS_TYPE_PARALLEL_BRANCH";
}
