namespace Aef.Runs.Estimation;

/// <summary>The counts of a workflow's source that the service limits.</summary>
/// <param name="Steps">The number of steps in the source, including subworkflows.</param>
/// <param name="Routines">The number of routines: main and subworkflows.</param>
public sealed record ShapeMeasure(int Steps, int Routines)
{
    /// <summary>The largest number of branches of a parallel step; 0 without any.</summary>
    public MeasuredLocation Branches { get; init; } = MeasuredLocation.None;

    /// <summary>The nesting depth of parallel steps, also through calls of subworkflows.</summary>
    public MeasuredLocation ParallelDepth { get; init; } = MeasuredLocation.None;

    /// <summary>The number of routines on the call stack, including main; the value is null when a routine calls itself.</summary>
    public MeasuredLocation CallDepth { get; init; } = MeasuredLocation.None;

    /// <summary>The length of the longest expression, in characters.</summary>
    public MeasuredLocation Expression { get; init; } = MeasuredLocation.None;

    /// <summary>The largest number of assignments in an assign step.</summary>
    public MeasuredLocation Assignments { get; init; } = MeasuredLocation.None;

    /// <summary>The largest number of conditions in a switch.</summary>
    public MeasuredLocation Conditions { get; init; } = MeasuredLocation.None;

    /// <summary>The largest number of parameters of a subworkflow.</summary>
    public MeasuredLocation Parameters { get; init; } = MeasuredLocation.None;
}
