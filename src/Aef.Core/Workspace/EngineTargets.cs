using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets;
using Aef.Core.Targets.Airflow;
using Aef.Core.Targets.CloudWorkflows;

namespace Aef.Core.Workspace;

/// <summary>Chooses the target of a pipeline: the one that the caller requests, otherwise the one that its engine names.</summary>
public static class EngineTargets
{
    /// <summary>The names of the targets that a definition can have as its engine.</summary>
    public static IReadOnlyList<string> Names { get; } = [CloudWorkflowsTarget.Default.Name, AirflowTarget.TargetName];

    /// <summary>The choice by the engine of each pipeline.</summary>
    public static TargetChoice ByEngine { get; } = new();

    /// <summary>The choice of checks: also pipelines that run only on this computer are valid.</summary>
    public static TargetChoice OfChecks { get; } = new() { MayBeLocal = true };

    /// <summary>True for a pipeline that is compiled to Airflow.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="requested">The name of the requested target; null means the engine of the pipeline.</param>
    public static bool IsAirflow(Pipeline pipeline, string? requested)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return string.Equals(requested ?? pipeline.Engine, AirflowTarget.TargetName, StringComparison.Ordinal);
    }

    /// <summary>The target of a pipeline.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="choice">What the caller requests.</param>
    /// <param name="parameters">
    /// Reads the platform parameters, whose image_version names the generation of Airflow if the caller does not.
    /// </param>
    public static ITarget Choose(Pipeline pipeline, TargetChoice choice, Func<PlatformParameters?> parameters)
    {
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(parameters);
        return choice.Requested == LocalTarget.Default.Name ? LocalTarget.Default
            : IsAirflow(pipeline, choice.Requested) ? new AirflowTarget(Airflow(choice, parameters())) : CloudWorkflowsTarget.Default;
    }

    /// <summary>The options of DAGs: without a requested generation, that of the environment, else the current one.</summary>
    /// <param name="choice">What the caller requests.</param>
    /// <param name="parameters">The platform parameters, which may have an image_version.</param>
    public static AirflowOptions Airflow(TargetChoice choice, PlatformParameters? parameters)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return new AirflowOptions
        {
            Generation = choice.Generation ?? ImageVersion.GenerationOf(parameters) ?? AirflowGeneration.Airflow3,
            IsRequested = choice.Generation is not null,
        };
    }

    /// <summary>True for a pipeline without an engine that has an executor which only this computer runs.</summary>
    internal static bool IsLocal(Pipeline pipeline, ExecutorCatalog catalog) =>
        pipeline.Engine is null
        && pipeline.AllSteps()
            .Select(s => s.Executor)
            .OfType<string>()
            .Select(catalog.Find)
            .Any(e => e is { Workflows.Count: 0, Local: not SimulateBinding });

    /// <summary>True for the information that a definition names another engine than Cloud Workflows, which is used.</summary>
    public static bool IsAboutEngine(Documents.Diagnostics.Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        return diagnostic.Descriptor == CloudWorkflowsTarget.OtherEngine;
    }
}
