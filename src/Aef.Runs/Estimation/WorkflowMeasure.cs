using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Runs.Estimation;

/// <summary>What is known of a workflow before it is deployed.</summary>
public sealed class WorkflowMeasure
{
    internal WorkflowMeasure(string name, SourceMeasure source, ShapeMeasure shape, StepMeasure steps, MemoryMeasure memory)
    {
        Name = name;
        Source = source;
        Shape = shape;
        Steps = steps;
        Memory = memory;
    }

    /// <summary>The name of the pipeline or workflow.</summary>
    public string Name { get; }

    /// <summary>The run that was asked about, in words; null when there was none.</summary>
    public string? Scenario { get; internal init; }

    /// <summary>The source.</summary>
    public SourceMeasure Source { get; }

    /// <summary>What the source is made of.</summary>
    public ShapeMeasure Shape { get; }

    /// <summary>Executed steps.</summary>
    public StepMeasure Steps { get; }

    /// <summary>Variables.</summary>
    public MemoryMeasure Memory { get; }

    /// <summary>How long the run takes, with at most 20 threads at once; null when there is no run or it has no end.</summary>
    public TimeSpan? Duration { get; internal init; }

    /// <summary>What the run costs; null when there is no run or it has no end.</summary>
    public CostMeasure? Cost { get; internal init; }

    /// <summary>The numbers that the service limits, each next to its limit.</summary>
    public EquatableList<MeasuredLimit> Limits { get; internal init; } = [];

    /// <summary>What is near a limit or above it.</summary>
    public EquatableList<Diagnostic> Diagnostics { get; internal init; } = [];

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
