namespace Aef.Workflows.Language.Analysis;

/// <summary>Limits of the service that can be seen in a source, from https://cloud.google.com/workflows/quotas.</summary>
public static class WorkflowLimits
{
    /// <summary>Assignments in one <c>assign</c>.</summary>
    public const int MaxAssignments = 50;

    /// <summary>Conditions in one <c>switch</c>.</summary>
    public const int MaxConditions = 50;

    /// <summary>Branches of a parallel step, at least.</summary>
    public const int MinBranches = 2;

    /// <summary>Branches of a parallel step, at most.</summary>
    public const int MaxBranches = 10;

    /// <summary>Characters between <c>${</c> and <c>}</c>.</summary>
    public const int MaxExpressionLength = 400;

    /// <summary>Bytes of a source.</summary>
    public const int MaxSourceBytes = 128 * 1024;

    /// <summary>Parameters of a subworkflow.</summary>
    public const int MaxParameters = 10;
}
