using System.Text;
using Aef.Core.Targets.CloudWorkflows;
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
    /// Measures a compiled pipeline. With a script the run is done by the engine on virtual time and counted. Without one, a run with a single look a job is
    /// counted, and every further look is added at what the support routines say it costs. A pipeline that was split is measured as the one workflow that it would
    /// be; a part of it as the source that it is, for it knows nothing of runs.
    /// </summary>
    public static WorkflowMeasure Measure(WorkflowArtifact artifact, MeasureRequest? request = null)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        return artifact.IsPart
            ? Measure(artifact.Workflow, artifact.Name, new SourceText(artifact.Source))
            : new PipelineMeasurer(artifact.Whole, request ?? new MeasureRequest()).Measure();
    }

    /// <summary>Measures a Cloud Workflows source as far as it says what its runs will do; the parts are its routines.</summary>
    public static WorkflowMeasure Measure(WorkflowSyntax workflow, string name, SourceText source)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(source);
        var format = source.Text.AsSpan().TrimStart() is ['{' or '[', ..] ? SourceFormat.Json : SourceFormat.Yaml;
        var bound = StepBounds.Of(workflow);
        var bytes = Encoding.UTF8.GetByteCount(source.Text);
        var measure = new SourceMeasure(bytes, format, SourceParts.Of(workflow, source.Text, format, bytes));
        var (shape, steps, memory) = (ShapeReader.Read(workflow), new StepMeasure(null, null, bound.Most, bound.Undecided), new MemoryMeasure(null, null));
        var limits = MeasureLimits.Of(measure, shape, steps, memory).ToEquatableList();
        var location = name.Length == 0 ? Location.None : Location.FromScript(name, 0, 0);
        return new WorkflowMeasure(name, measure, shape, steps, memory) { Limits = limits, Diagnostics = MeasureLimits.Check(limits, steps, location).ToEquatableList() };
    }
}
