namespace Aef.Core.Targets.CloudWorkflows.Splitting;

/// <summary>When a pipeline is split into several workflows: parts at level boundaries, and one that runs them.</summary>
public enum WorkflowSplitting
{
    /// <summary>Never: the pipeline becomes one workflow of any size.</summary>
    Never,

    /// <summary>Never; a diagnostic reports when a run of the one workflow could execute more steps than Cloud Workflows allows.</summary>
    Advise,

    /// <summary>
    /// If one workflow would be larger than Cloud Workflows accepts, or a run of it could execute more steps than are allowed.
    /// </summary>
    WhereNeeded,
}
