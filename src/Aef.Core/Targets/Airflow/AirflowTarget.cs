using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.Airflow.Rules;
using Aef.Core.Validation.Jobs;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;

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
            new AirflowDataRule(),
            new AirflowLoopRule(_options.Generation),
        ];
    }

    /// <summary>The options.</summary>
    public AirflowOptions Options => _options;

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

        context.Diagnostics.AddRange(ImageVersion.Check(_options, parameters, pipeline.Source.Location));
        JobReport.Add(context);
        var source = DagModule.Print(context, new DagLowering(context).Lower());
        var artifact = new AirflowArtifact(pipeline, pipeline.Name, _options.Generation, source);
        var map = SourceMap.Create([(pipeline.Name, context.Origins)]);
        return new CompilationOutput([.. TriggerModules.Of(context), artifact], map, context.Diagnostics.Items);
    }

    /// <summary>True for an expression that reads a platform parameter without a value.</summary>
    internal static bool IsAboutPlatformValue(Diagnostic diagnostic) => diagnostic.Descriptor == AirflowDiagnostics.MissingPlatformValue;

    private bool CanRun(BoundStep step) => step.Type == StepType.Workflows
        || (step.Executor?.Airflow is { } airflow
            && airflow.IsFor(_options.Generation)
            && !airflow.UnknownFunctions(DagLibrary.IsForEntries).Any());
}
