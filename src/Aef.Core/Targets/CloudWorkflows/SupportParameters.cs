namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>The parameters of support routines that identify jobs: the compiler writes them, and runs read them.</summary>
internal static class SupportParameters
{
    /// <summary>The parameter of <see cref="SupportRoutines.Job"/> for the JOB_ID.</summary>
    public const string JobId = "id";

    /// <summary>The parameter of <see cref="SupportRoutines.Job"/> for the list of LEVEL_ID and THREAD_ID.</summary>
    public const string Location = "at";

    /// <summary>The parameter of <see cref="SupportRoutines.ConnectorCall"/> for the kind of call.</summary>
    public const string Action = "action";

    /// <summary>The parameter of the attempt routines for the number of the attempt.</summary>
    public const string Attempt = "attempt";

    /// <summary>The parameter of <see cref="SupportRoutines.Skip"/> for the JOB_IDs.</summary>
    public const string SkippedIds = "ids";

    /// <summary>The parameter of <see cref="SupportRoutines.Items"/> for the number of items.</summary>
    public const string ItemCount = "count";

    /// <summary>The parameter of <see cref="SupportRoutines.Admission"/> for the decision.</summary>
    public const string AdmissionState = "state";

    /// <summary>The parameter of <see cref="SupportRoutines.Admission"/> for the explanation.</summary>
    public const string AdmissionWords = "words";

    /// <summary>The parameter of <see cref="SupportRoutines.Admission"/> for the ids of other runs.</summary>
    public const string AdmissionRuns = "runs";

    /// <summary>The parameter of <see cref="SupportRoutines.Skip"/> for the reason.</summary>
    public const string SkipReason = "reason";
}
