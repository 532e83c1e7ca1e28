using Aef.Core.Targets.CloudWorkflows.Splitting;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>The options for compiling a pipeline to Cloud Workflows.</summary>
public sealed record CloudWorkflowsOptions
{
    /// <summary>The default options.</summary>
    public static CloudWorkflowsOptions Default { get; } = new();

    /// <summary>True when the workflow logs each job's start and end with <c>sys.log</c>.</summary>
    public bool JobLogs { get; init; } = true;

    /// <summary>
    /// Levels with up to this many threads become named branches; wider ones become rows of data in one parallel loop.
    /// Cloud Workflows allows at most 10 branches.
    /// </summary>
    public int MaxNamedThreads { get; init; } = 10;

    /// <summary>When to split the pipeline into several workflows.</summary>
    public WorkflowSplitting Splitting { get; init; }

    /// <summary>
    /// True if the names of the parts of a split pipeline end with a hash of their sources, so that publishing never changes a part that a
    /// run uses.
    /// </summary>
    internal bool NamesPartsByContent { get; init; }

    /// <summary>True for a run on this computer, whose steps have the binding <see cref="Pipelines.Catalog.LocalRunBinding"/>.</summary>
    internal bool RunsLocally { get; init; }

    /// <summary>The maximum source size of a part of a split pipeline, in bytes.</summary>
    internal int MaxPartBytes { get; init; } = WorkflowArtifact.MaxSourceBytes;

    /// <summary>The maximum number of executed steps in a run of one workflow.</summary>
    internal long MaxPartSteps { get; init; } = 100_000;

    /// <summary>How many steps a level with <c>for_each</c> may execute before its units run in lanes; the tests use few.</summary>
    internal long MaxLevelSteps { get; init; } = 100_000;

    /// <summary>The levels whose units run in lanes, executions of another workflow, because they execute too many steps for one.</summary>
    internal IReadOnlySet<int> LanedLevels { get; init; } = new HashSet<int>();

    /// <summary>The maximum number of levels in a part; the tests use parts of single levels.</summary>
    internal int MaxPartLevels { get; init; } = int.MaxValue;
}
