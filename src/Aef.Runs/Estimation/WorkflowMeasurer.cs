using System.Text;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Estimation;
using Aef.Workflows.Language.Syntax;

namespace Aef.Runs.Estimation;

/// <summary>Measures compiled pipelines and Cloud Workflows sources.</summary>
public static class WorkflowMeasurer
{
    /// <summary>
    /// Measures a compiled pipeline. With a script, the engine runs it on virtual time and counts. Without one, a run with a single poll
    /// per job is counted, and every further poll is added at the cost that the support routines have. A split pipeline is measured as it
    /// is deployed: each workflow and each execution alone. A part of it is measured only as a source, because it has no runs of its own. A
    /// level with many items is measured in lanes, as it is compiled to a folder and run.
    /// </summary>
    public static WorkflowMeasure Measure(WorkflowArtifact artifact, MeasureRequest? request = null)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        return artifact.IsPart
            ? Measure(artifact.Workflow, artifact.Name, new SourceText(artifact.Source))
            : MeasurePipeline(artifact, request ?? new MeasureRequest());
    }

    /// <summary>The options to compile a pipeline that is measured: as <c>aef simulate</c> does, and as it is compiled to a folder.</summary>
    public static CloudWorkflowsOptions OptionsFor(bool jobLogs = true) =>
        CloudWorkflowsOptions.Default with { JobLogs = jobLogs, Splitting = WorkflowSplitting.WhereNeeded };

    private static WorkflowMeasure MeasurePipeline(WorkflowArtifact artifact, MeasureRequest request)
    {
        var laned = artifact.Parts.Count == 0 && artifact.Pipeline.Levels.Any(l => l.HasItems)
            ? CloudWorkflowsTarget.Compile(artifact.Pipeline, request.Parameters, artifact.Format, OptionsFor(request.JobLogs))
            : artifact;
        var deployed = artifact.Parts.Count > 0 || laned.Parts.Any(p => p.Executions > 1) ? laned : artifact;
        return new PipelineMeasurer(artifact.Whole, deployed, request).Measure();
    }

    /// <summary>
    /// Measures a Cloud Workflows source, with those figures of its runs that follow from the source; the parts are its routines.
    /// </summary>
    public static WorkflowMeasure Measure(WorkflowSyntax workflow, string name, SourceText source)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(source);
        var format = source.Text.AsSpan().TrimStart() is ['{' or '[', ..] ? SourceFormat.Json : SourceFormat.Yaml;
        var bound = StepBounds.Of(workflow);
        var bytes = Encoding.UTF8.GetByteCount(source.Text);
        var measure = new SourceMeasure(bytes, format, SourceParts.Of(workflow, source.Text, format, bytes));
        var (shape, steps, memory) = (
            ShapeReader.Read(workflow),
            new StepMeasure(null, null, bound.Most, bound.Undecided),
            new MemoryMeasure(null, null));
        var limits = MeasureLimits.Of(measure, shape, steps, memory).ToEquatableList();
        var location = name.Length == 0 ? Location.None : Location.FromScript(name, 0, 0);
        return new WorkflowMeasure(name, measure, shape, steps, memory)
        {
            Limits = limits,
            Diagnostics = MeasureLimits.Check(limits, steps, location).ToEquatableList(),
        };
    }
}
