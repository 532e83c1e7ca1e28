using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Runs.Estimation;

/// <summary>The measures of a workflow before it is deployed.</summary>
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

    /// <summary>A description of the measured run; null when there was none.</summary>
    public string? Scenario { get; internal init; }

    /// <summary>The size of the source.</summary>
    public SourceMeasure Source { get; }

    /// <summary>The counts of the source.</summary>
    public ShapeMeasure Shape { get; }

    /// <summary>The executed steps.</summary>
    public StepMeasure Steps { get; }

    /// <summary>The memory of the variables.</summary>
    public MemoryMeasure Memory { get; }

    /// <summary>How often the run reads a secret: one call of Secret Manager for each secret and attempt; null if it is not
    /// known.</summary>
    public long? SecretReads { get; internal init; }

    /// <summary>The duration of the run, with at most 20 threads at once; null when there is no run or it has no end.</summary>
    public TimeSpan? Duration { get; internal init; }

    /// <summary>The cost of the run; null when there is no run or it has no end.</summary>
    public CostMeasure? Cost { get; internal init; }

    /// <summary>What callbacks save in the measured run; null without steps that wait for callbacks, and for a run with a script.</summary>
    public CallbackSavings? Callbacks { get; internal init; }

    /// <summary>The values that the service limits, each with its limit.</summary>
    public EquatableList<MeasuredLimit> Limits { get; internal init; } = [];

    /// <summary>The diagnostics about values near or above a limit.</summary>
    public EquatableList<Diagnostic> Diagnostics { get; internal init; } = [];

    /// <summary>Those of the diagnostics that report why the measured run failed, or why there was none.</summary>
    public EquatableList<Diagnostic> RunProblems { get; internal init; } = [];

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
