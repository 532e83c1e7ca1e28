using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;

namespace Aef.Core.Targets.Terraform;

/// <summary>A pipeline that another target has compiled, as the Terraform target deploys it.</summary>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="Artifacts">Its workflows or DAGs, in the order of deployment.</param>
public sealed record TerraformPipeline(BoundPipeline Pipeline, EquatableList<IArtifact> Artifacts)
{
    /// <summary>True if the artifacts are DAGs, which have their schedules themselves.</summary>
    public bool IsDag { get; init; }

    /// <summary>True for a DAG with tasks that read job files from the bucket, because the project does not have them.</summary>
    public bool ReadsBucket { get; init; }

    /// <summary>The files that its functions read from the bucket of job files, as far as the project has them.</summary>
    public EquatableList<TerraformJobFile> JobFiles { get; init; } = [];

    /// <summary>
    /// Computes the label of the runs of a schedule, which a pipeline with <c>concurrency.key</c> requires; null if it is not known.
    /// </summary>
    public Func<PipelineSchedule, string?> KeyLabel { get; init; } = _ => null;
}
