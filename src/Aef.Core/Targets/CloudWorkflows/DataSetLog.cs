namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>The log entry of a compiled workflow with the data sets of a step, which runs report as an event.</summary>
internal static class DataSetLog
{
    /// <summary>The key of the kind of the entry.</summary>
    public const string Event = "event";

    /// <summary>The kind of the entry.</summary>
    public const string JobDataSets = "job_data_sets";

    /// <summary>The key of the JOB_ID.</summary>
    public const string JobId = "job_id";

    /// <summary>The key of the data sets, an object with <c>reads</c> and <c>writes</c>.</summary>
    public const string DataSets = "data_sets";

    /// <summary>The key of the error of an expression.</summary>
    public const string Error = "error";
}
