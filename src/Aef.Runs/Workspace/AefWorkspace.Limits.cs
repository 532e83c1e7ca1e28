using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.Airflow;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;

namespace Aef.Runs.Workspace;

/// <summary>What only compilation finds: limits of the target, and values that platform parameters must have.</summary>
public sealed partial class AefWorkspace
{
    /// <summary>The same result; for a definition without errors, with what its compilation to a folder reports.</summary>
    public LoadResult WithLimits(LoadResult loaded)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        return loaded.Bound is { } bound
            && !loaded.HasErrors
            ? loaded with { Diagnostics = [.. loaded.Diagnostics, .. LimitsOf(bound)] }
            : loaded;
    }

    /// <summary>
    /// What the compilation of the pipeline to a folder reports besides the rules. A pipeline that is too large for one workflow is valid
    /// if it can be split; the number of workflows is then an information. Without platform parameters, values that they must have are
    /// named.
    /// </summary>
    public IReadOnlyList<Diagnostic> LimitsOf(BoundPipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var path = DefaultParametersPath(pipeline.Source.Location.Path);
        var read = path is null ? null : LoadParameters(path);
        if (read is { Parameters: null })
        {
            return read.Diagnostics;
        }

        var values = CloudWorkflowsTarget.CheckValues(pipeline, read?.Parameters);
        var target = Loader.TargetOf(pipeline.Source);
        if (target is AirflowTarget airflow)
        {
            return Dags(pipeline, airflow, read, values);
        }

        return
        [
            .. read?.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error) ?? [],
            .. target is LocalTarget || CloudWorkflowsTarget.IsFarFromLimits(pipeline) ? [] : Compiled(pipeline, read?.Parameters),
            .. Loader.Filter(values, pipeline.Source),
        ];
    }

    /// <summary>What the compilation to Airflow reports; values of unknown platform parameters are named, and not missing.</summary>
    private IReadOnlyList<Diagnostic> Dags(
        BoundPipeline pipeline,
        AirflowTarget target,
        PlatformParametersResult? read,
        IReadOnlyList<Diagnostic> values)
    {
        var compiled = Compiler.LowerDag(pipeline, target.Options, read?.Parameters).Diagnostics;
        return read is not null
            ? [.. read.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), .. compiled]
            : [.. compiled.Where(d => !AirflowTarget.IsAboutPlatformValue(d)), .. Loader.Filter(values, pipeline.Source)];
    }

    private IEnumerable<Diagnostic> Compiled(BoundPipeline pipeline, PlatformParameters? parameters)
    {
        var options = CloudWorkflowsOptions.Default with { Splitting = WorkflowSplitting.WhereNeeded };
        return Lower(pipeline, parameters, options: options).Diagnostics.Where(CloudWorkflowsTarget.IsOfCompilation);
    }
}
