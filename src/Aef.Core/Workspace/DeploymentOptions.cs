using Aef.Core.Targets.Airflow;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Tree;

namespace Aef.Core.Workspace;

/// <summary>How the definitions of an environment are compiled.</summary>
public sealed record DeploymentOptions
{
    /// <summary>The options of DAGs.</summary>
    public AirflowOptions Airflow { get; init; } = new();

    /// <summary>The options of workflows.</summary>
    public CloudWorkflowsOptions Workflows { get; init; } = CloudWorkflowsOptions.Default;

    /// <summary>The format of workflows; null means YAML if it fits, and JSON otherwise.</summary>
    public SourceFormat? Format { get; init; }
}
