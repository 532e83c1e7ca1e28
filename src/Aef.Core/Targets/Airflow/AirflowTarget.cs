using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.Airflow.Rules;
using Aef.Core.Validation.Jobs;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Targets.Airflow;

/// <summary>Compiles pipelines to DAGs of Airflow, which Composer runs.</summary>
public sealed class AirflowTarget : ITarget
{
    /// <summary>The name of the target, which definitions have as their engine.</summary>
    public const string TargetName = "composer";

    private readonly AirflowOptions _options;
    private readonly IReadOnlyList<IPipelineRule> _rules;

    /// <summary>Creates a target; without options, for Airflow 3.</summary>
    public AirflowTarget(AirflowOptions? options = null)
    {
        _options = options ?? new AirflowOptions();
        _rules =
        [
            new AirflowStepRule(_options.Generation),
            new AirflowHeadRule(_options.Generation),
            new AirflowScheduleRule(),
        ];
    }

    /// <inheritdoc/>
    public string Name => TargetName;

    /// <inheritdoc/>
    IReadOnlyList<IPipelineRule> ITarget.Rules => _rules;

    /// <inheritdoc/>
    public CompilationOutput Compile(BoundPipeline pipeline, PlatformParameters? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var context = new DagContext(pipeline, _options, parameters);
        if (!pipeline.Steps.All(CanRun))
        {
            // A rule reports such steps; a configuration cannot lower its severity.
            return new CompilationOutput([], SourceMap.Empty, []);
        }

        ReportJobs(context);
        var source = DagModule.Print(context, new DagLowering(context).Lower());
        var artifact = new AirflowArtifact(pipeline, pipeline.Name, _options.Generation, source);
        var map = SourceMap.Create([(pipeline.Name, context.Origins)]);
        return new CompilationOutput([.. TriggerModules.Of(context), artifact], map, context.Diagnostics.Items);
    }

    private bool CanRun(BoundStep step) =>
        step.Executor?.Airflow is { } airflow && airflow.IsFor(_options.Generation) && airflow.Tasks.All(t => !t.IsFunction || DagLibrary.IsForEntries(t.Operator));

    /// <summary>Reports job files that a run reads, and properties that nothing reads.</summary>
    private void ReportJobs(DagContext context)
    {
        foreach (var step in context.Pipeline.Steps)
        {
            var parameters = StepParameters.Of(step, step.Executor!, _options, context.Parameters); // checked by the caller
            if (parameters.ReadsJobFile)
            {
                var bucket = parameters.Bucket is { } name
                    ? $"the bucket {Quoted.Text(name)}"
                    : "the bucket that the Airflow variable DATA_TRANSFORMATION_GCS_BUCKET names";
                context.Diagnostics.Add(
                    AirflowDiagnostics.ReadsJobFile.At(step.Source.LocationOf(DefinitionKeys.JobName), Quoted.Text(step.JobName), bucket));
            }

            if (parameters.Missing is { Count: > 0 } missing)
            {
                context.Diagnostics.Add(JobDiagnostics.NothingSets
                    .At(
                        step.Source.LocationOf(DefinitionKeys.JobName),
                        Quoted.Text(step.JobName),
                        Quoted.List(missing),
                        step.Executor!.Name)); // checked by the caller
            }

            foreach (var (name, what) in parameters.UnknownDefaults)
            {
                context.Diagnostics.Add(
                    JobDiagnostics.NoDefaultOnAirflow.At(
                        step.Source.LocationOf(DefinitionKeys.JobName),
                        Quoted.Text(name),
                        what));
            }

            foreach (var name in parameters.Unused)
            {
                context.Diagnostics.Add(
                    AirflowDiagnostics.NoEffect.At(
                        step.Source.LocationOf(DefinitionKeys.JobName),
                        Quoted.Text(name),
                        $"the tasks of {Quoted.Text(step.Executor!.Name)} do not use this parameter")); // checked by the caller
            }

            foreach (var key in parameters.UnusedProperties)
            {
                context.Diagnostics.Add(
                    AirflowDiagnostics.UnusedProperty.At(
                        step.Source.LocationOf(DefinitionKeys.StepProperties),
                        Quoted.Text(key),
                        Quoted.Text(step.Executor!.Name))); // checked by the caller
            }
        }
    }
}
