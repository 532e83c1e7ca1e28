using Aef.Core.Targets.CloudWorkflows.Splitting;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>What a caller may choose when a pipeline is compiled to Cloud Workflows.</summary>
public sealed record CloudWorkflowsOptions
{
    /// <summary>The choices that fit most.</summary>
    public static CloudWorkflowsOptions Default { get; } = new();

    /// <summary>True when each job's start and end is written to the log with <c>sys.log</c>.</summary>
    public bool JobLogs { get; init; } = true;

    /// <summary>
    /// Levels with up to this many threads become named branches; wider ones become rows of data in one parallel loop.
    /// Cloud Workflows allows at most 10 branches.
    /// </summary>
    public int MaxNamedThreads { get; init; } = 10;

    /// <summary>When the pipeline becomes several workflows.</summary>
    public WorkflowSplitting Splitting { get; init; }

    /// <summary>The bytes of source that a part of a split pipeline has at most.</summary>
    internal int MaxPartBytes { get; init; } = WorkflowArtifact.MaxSourceBytes;

    /// <summary>The steps that a run of one workflow may execute.</summary>
    internal long MaxPartSteps { get; init; } = 100_000;

    /// <summary>The levels of a part; the tests make parts of single levels.</summary>
    internal int MaxPartLevels { get; init; } = int.MaxValue;
}
