using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.Airflow;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;

namespace Aef.Core.Workspace;

/// <summary>How pipelines are compiled to a Terraform configuration.</summary>
public sealed record TerraformRequest
{
    /// <summary>The platform parameters of the environment, or null.</summary>
    public PlatformParameters? Parameters { get; init; }

    /// <summary>The environment; null means that of the platform parameters.</summary>
    public string? Environment { get; init; }

    /// <summary>The options of the pipelines that become DAGs.</summary>
    public AirflowOptions Airflow { get; init; } = new();

    /// <summary>The options of the pipelines that become workflows.</summary>
    public CloudWorkflowsOptions Workflows { get; init; } =
        CloudWorkflowsOptions.Default with { Splitting = WorkflowSplitting.WhereNeeded };

    /// <summary>Computes the label that the runs of a schedule need because of <c>concurrency.key</c>.</summary>
    internal Func<BoundPipeline, PipelineSchedule, PlatformParameters?, string?> KeyLabel { get; init; } = (_, _, _) => null;
}
