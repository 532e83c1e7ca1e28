using Aef.Core.Pipelines.Model;
using Aef.Core.Targets;
using Aef.Core.Targets.Airflow;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.Terraform;

namespace Aef.Core.Workspace;

/// <summary>Chooses the target of a pipeline: the one that the caller requests, otherwise the one that its engine names.</summary>
public static class EngineTargets
{
    /// <summary>The names of the targets.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [CloudWorkflowsTarget.Default.Name, AirflowTarget.TargetName, TerraformTarget.TargetName];

    /// <summary>True for a pipeline that is compiled to Airflow.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="requested">The name of the requested target; null means the engine of the pipeline.</param>
    public static bool IsAirflow(Pipeline pipeline, string? requested)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return string.Equals(requested ?? pipeline.Engine, AirflowTarget.TargetName, StringComparison.Ordinal);
    }

    /// <summary>The function that chooses.</summary>
    /// <param name="requested">The name of the requested target; null means the engine of each pipeline.</param>
    /// <param name="options">The options of the Airflow target.</param>
    public static Func<Pipeline, ITarget> Choose(string? requested, AirflowOptions options)
    {
        var airflow = new AirflowTarget(options);
        return pipeline => IsAirflow(pipeline, requested) ? airflow : CloudWorkflowsTarget.Default;
    }
}
