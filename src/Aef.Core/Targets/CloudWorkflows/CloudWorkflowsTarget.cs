using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows.Rules;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Compiles pipelines to Cloud Workflows, in the given format and with the given options.</summary>
/// <param name="format">The format of the source; null means YAML if the source fits, and JSON otherwise.</param>
/// <param name="options">The options; null means the defaults.</param>
public sealed class CloudWorkflowsTarget(SourceFormat? format = null, CloudWorkflowsOptions? options = null) : ITarget
{
    private static readonly DiagnosticDescriptor[] Limits =
    [
        CloudWorkflowsDiagnostics.SourceTooLarge, SplitDiagnostics.Split, SplitDiagnostics.ManySteps, SplitDiagnostics.LargeLevel,
        SplitDiagnostics.ManyStepsInLevel, SplitDiagnostics.ReadAcrossParts, LaneDiagnostics.ManySteps, LaneDiagnostics.Laned,
        LaneDiagnostics.ManyStepsInLane, CloudWorkflowsDiagnostics.CannotSplit,
    ];

    /// <summary>Diagnostics of the compiler that need no compilation, or that are only about how the source is printed.</summary>
    private static readonly DiagnosticDescriptor[] NotOfCompilation =
    [
        CloudWorkflowsDiagnostics.NoParameters, CloudWorkflowsDiagnostics.MissingPlatformValue, CloudWorkflowsDiagnostics.UnknownRunValue,
        CloudWorkflowsDiagnostics.PrintedAsJson, CloudWorkflowsDiagnostics.UnknownFailureKind, InputHintDiagnostics.NeverRetried,
    ];

    /// <summary>The information that a pipeline with another engine is used as a workflow.</summary>
    internal static DiagnosticDescriptor OtherEngine => WorkflowRuleDiagnostics.OtherEngine;

    /// <summary>The target with default options.</summary>
    public static ITarget Default { get; } = new CloudWorkflowsTarget();

    /// <inheritdoc/>
    public string Name => "cloud_workflows";

    /// <inheritdoc/>
    IReadOnlyList<IPipelineRule> ITarget.Rules => WorkflowRules.All;

    /// <inheritdoc/>
    CompilationOutput ITarget.Compile(BoundPipeline pipeline, PlatformParameters? parameters)
    {
        var artifact = Compile(pipeline, parameters, format, options);
        return new CompilationOutput([.. artifact.All()], artifact.SourceMap, artifact.Diagnostics);
    }

    /// <summary>
    /// Compiles a pipeline. Without <paramref name="parameters"/>, project and region come from the workflow's environment at run
    /// time and everything else has AEF's default name; the diagnostics report this. Without <paramref name="format"/> the source is YAML
    /// if that is within the size limit of Cloud Workflows, and JSON otherwise. The artifact is returned even when a diagnostic is an
    /// error, so that callers can show it; they must not write it then.
    /// </summary>
    public static WorkflowArtifact Compile(
        BoundPipeline pipeline,
        PlatformParameters? parameters = null,
        SourceFormat? format = null,
        CloudWorkflowsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var diagnostics = new DiagnosticBag();
        ReportParameters(pipeline, parameters, diagnostics);
        diagnostics.AddRange(FailureKindRule.Check(pipeline));
        var context = new LoweringContext(pipeline, options ?? CloudWorkflowsOptions.Default, parameters);
        diagnostics.AddRange(ExpressionCheck.Check(pipeline, parameters));
        if (LanePlan.Of(context) is { Count: > 0 } laned)
        {
            return WithLanes(pipeline, parameters, format, context, laned, diagnostics);
        }

        return Compile(pipeline, format, context, diagnostics);
    }

    /// <summary>Compiles the levels that execute too many steps to lanes, and the pipeline to what starts them.</summary>
    private static WorkflowArtifact WithLanes(
        BoundPipeline pipeline,
        PlatformParameters? parameters,
        SourceFormat? format,
        LoweringContext plain,
        IReadOnlySet<int> laned,
        DiagnosticBag diagnostics)
    {
        var whole = new WorkflowArtifact(
            pipeline,
            UnreadVariables.Remove(new PipelineLowering(plain).Lower()),
            SourceFormat.Yaml,
            plain.Origins.Entries,
            diagnostics.Items);
        diagnostics.AddRange(AdmissionRule.CheckParts(pipeline));
        var context = new LoweringContext(pipeline, plain.Options with { LanedLevels = laned }, parameters);
        var lanes = new LaneCompiler(context, format, diagnostics).Compile();
        return Compile(pipeline, format, context, diagnostics).With(lanes, whole);
    }

    private static WorkflowArtifact Compile(
        BoundPipeline pipeline,
        SourceFormat? format,
        LoweringContext context,
        DiagnosticBag diagnostics)
    {
        var workflow = UnreadVariables.Remove(new PipelineLowering(context).Lower());
        diagnostics.AddRange(context.Diagnostics.Items);
        var yaml = new WorkflowArtifact(pipeline, workflow, SourceFormat.Yaml, context.Origins.Entries, diagnostics.Items);
        var location = WholeFile(pipeline);
        if (context.Options.Splitting != WorkflowSplitting.Never && pipeline.Levels.Count > 0)
        {
            var splitter = new PipelineSplitter(yaml, context, format, diagnostics);
            if (context.Options.Splitting == WorkflowSplitting.Advise)
            {
                splitter.Advise(location);
            }
            else if (pipeline.Levels.Count > 1
                && (splitter.HasManySteps || pipeline.Levels.Count > context.Options.MaxPartLevels || !SourceChoice.Of(yaml, format).Fits))
            {
                diagnostics.AddRange(AdmissionRule.CheckParts(pipeline));
                return Choose(splitter.Split(location), format, diagnostics);
            }
            else
            {
                splitter.AdviseOfLevels();
            }
        }

        return Choose(yaml, format, diagnostics);
    }

    /// <summary>True if the pipeline can exceed no limit of Cloud Workflows; false if only compilation can show it.</summary>
    public static bool IsFarFromLimits(BoundPipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return LimitEstimate.IsFarFromLimits(pipeline);
    }

    /// <summary>True for a diagnostic about a limit of Cloud Workflows that the compiled form exceeds.</summary>
    public static bool IsLimit(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        return Limits.Contains(diagnostic.Descriptor);
    }

    /// <summary>
    /// True for a diagnostic that only compilation can find, so that a check of the pipeline has to compile it too.
    /// </summary>
    internal static bool IsOfCompilation(Diagnostic diagnostic) => !NotOfCompilation.Contains(diagnostic.Descriptor);

    /// <summary>
    /// Reports the values that expressions read and that the platform parameters do not have; without parameters, that they are unknown.
    /// </summary>
    internal static IReadOnlyList<Diagnostic> CheckValues(BoundPipeline pipeline, PlatformParameters? parameters)
    {
        if (parameters is not null)
        {
            return [.. ExpressionCheck.Check(pipeline, parameters)];
        }

        var missing = ExpressionCheck.Missing(pipeline, parameters: null).ToList();
        var names = missing.Select(m => m.Name).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0
            ? []
            : [CloudWorkflowsDiagnostics.NotChecked.At(missing[0].Location, Quoted.List(names), names.Count == 1 ? "it" : "them")];
    }

    /// <summary>True for a source that is larger than Cloud Workflows accepts.</summary>
    internal static bool IsAboutSize(Diagnostic diagnostic) =>
        diagnostic.Descriptor == CloudWorkflowsDiagnostics.SourceTooLarge || diagnostic.Descriptor == SplitDiagnostics.LargeLevel;

    private static Location WholeFile(BoundPipeline pipeline) =>
        pipeline.Source.Location.Path is { } path ? Location.FromScript(path, 0, 0) : Location.None;

    private static void ReportParameters(BoundPipeline pipeline, PlatformParameters? parameters, DiagnosticBag diagnostics)
    {
        string[] missing = [.. Missing(parameters)];
        if (missing.Length > 0)
        {
            diagnostics.Add(CloudWorkflowsDiagnostics.NoParameters.At(WholeFile(pipeline), Quoted.List(missing)));
        }
    }

    private static IEnumerable<string> Missing(PlatformParameters? parameters)
    {
        if (parameters?.ProjectId is null)
        {
            yield return "the project";
        }

        if (parameters?.Region is null)
        {
            yield return "the region";
        }

        if (parameters?.JobsDefinitionsBucket is null)
        {
            yield return "the bucket of job files";
        }
    }

    /// <summary>Chooses the format if the caller did not, and reports a source that is too large.</summary>
    private static WorkflowArtifact Choose(WorkflowArtifact yaml, SourceFormat? format, DiagnosticBag diagnostics)
    {
        var chosen = SourceChoice.Of(yaml, format);
        var json = chosen == yaml ? yaml.As(SourceFormat.Json) : chosen;
        var location = WholeFile(yaml.Pipeline);
        if (!chosen.Fits)
        {
            var hint = chosen == yaml && json.Fits ? $"; fits as JSON: {Number(json.Bytes)} bytes" : string.Empty;
            diagnostics.Add(
                CloudWorkflowsDiagnostics.SourceTooLarge.At(location, Number(chosen.Bytes), chosen == yaml ? "YAML" : "JSON", hint));
        }
        else if (format is null && chosen == json)
        {
            diagnostics.Add(CloudWorkflowsDiagnostics.PrintedAsJson.At(location, Number(yaml.Bytes), Number(json.Bytes)));
        }

        return chosen;
    }

    private static string Number(int bytes) => bytes.ToString("N0", CultureInfo.InvariantCulture);
}
