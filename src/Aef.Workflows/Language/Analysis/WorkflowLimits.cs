namespace Aef.Workflows.Language.Analysis;

/// <summary>Limits of the service that can be checked in a source, from https://cloud.google.com/workflows/quotas.</summary>
public static class WorkflowLimits
{
    /// <summary>The number of assignments in one <c>assign</c>.</summary>
    public const int MaxAssignments = 50;

    /// <summary>The number of conditions in one <c>switch</c>.</summary>
    public const int MaxConditions = 50;

    /// <summary>The minimum number of branches of a parallel step.</summary>
    public const int MinBranches = 2;

    /// <summary>The maximum number of branches of a parallel step.</summary>
    public const int MaxBranches = 10;

    /// <summary>The number of characters between <c>${</c> and <c>}</c>.</summary>
    public const int MaxExpressionLength = 400;

    /// <summary>The size of a source, in bytes.</summary>
    public const int MaxSourceBytes = 128 * 1024;

    /// <summary>The number of parameters of a subworkflow.</summary>
    public const int MaxParameters = 10;
}
