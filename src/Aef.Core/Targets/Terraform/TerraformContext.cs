using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Targets.Terraform.Model;
using Aef.Core.Targets.Terraform.Roles;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.Terraform;

/// <summary>What the files of one configuration are made from, and the diagnostics about it.</summary>
internal sealed class TerraformContext
{
    private readonly Dictionary<TerraformPipeline, PipelineRoles> _roles = [];

    public TerraformContext(IEnumerable<TerraformPipeline> pipelines, TerraformOptions options, PlatformParameters? parameters)
    {
        Pipelines = [.. pipelines.OrderBy(p => p.Pipeline.Name, StringComparer.Ordinal)];
        Options = options;
        Parameters = parameters;
        Environment = options.Environment ?? parameters?.Environment;
    }

    /// <summary>The pipelines, in the order of their names.</summary>
    public IReadOnlyList<TerraformPipeline> Pipelines { get; }

    /// <summary>The pipelines that are workflows.</summary>
    public IEnumerable<TerraformPipeline> Workflows => Pipelines.Where(p => !p.IsDag);

    /// <summary>The pipelines that are DAGs.</summary>
    public IEnumerable<TerraformPipeline> Dags => Pipelines.Where(p => p.IsDag);

    /// <summary>The options.</summary>
    public TerraformOptions Options { get; }

    /// <summary>The platform parameters that the pipelines were compiled with.</summary>
    public PlatformParameters? Parameters { get; }

    /// <summary>The environment that the pipelines were compiled for; null if it is not known.</summary>
    public string? Environment { get; }

    /// <summary>The diagnostics.</summary>
    public DiagnosticBag Diagnostics { get; } = new();

    /// <summary>The definitions that the configuration is made from.</summary>
    public IEnumerable<string> Inputs => Pipelines.SelectMany(p => p.Pipeline.SourceFiles());

    /// <summary>The roles of the account of a pipeline.</summary>
    public PipelineRoles RolesOf(TerraformPipeline pipeline)
    {
        if (!_roles.TryGetValue(pipeline, out var roles))
        {
            _roles[pipeline] = roles = PipelineRoles.OfWorkflows(pipeline, Parameters);
        }

        return roles;
    }

    /// <summary>The schedules of a pipeline that have a job in Cloud Scheduler, each with the id of the job.</summary>
    public static IEnumerable<(PipelineSchedule Schedule, string Name, string JobId)> JobsOf(TerraformPipeline pipeline) =>
        from job in SchedulerJobId.Of(pipeline.Pipeline)
        where job.Schedule.Enable != ScheduleState.Disabled
        select (job.Schedule, job.Name, job.Id);

    /// <summary>A file of the configuration.</summary>
    public TerraformArtifact Artifact(TfFile file) => new(file.Name, file.Print(), OutputKind.Terraform, Inputs);
}
