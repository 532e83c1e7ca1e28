namespace Aef.Core.Measuring;

/// <summary>What a workflow's source is made of, where the service has a limit.</summary>
/// <param name="Steps">Steps in the source, those of subworkflows included.</param>
/// <param name="Routines">Routines: main and subworkflows.</param>
public sealed record ShapeMeasure(int Steps, int Routines)
{
    /// <summary>Branches of the parallel step with the most; 0 without any.</summary>
    public MeasuredPlace Branches { get; init; } = MeasuredPlace.None;

    /// <summary>Parallel steps within each other, through calls of subworkflows too.</summary>
    public MeasuredPlace ParallelDepth { get; init; } = MeasuredPlace.None;

    /// <summary>Routines on the call stack, main included; the value is null when a routine calls itself.</summary>
    public MeasuredPlace CallDepth { get; init; } = MeasuredPlace.None;

    /// <summary>Characters of the longest expression.</summary>
    public MeasuredPlace Expression { get; init; } = MeasuredPlace.None;

    /// <summary>Assignments of the assign step with the most.</summary>
    public MeasuredPlace Assignments { get; init; } = MeasuredPlace.None;

    /// <summary>Conditions of the switch with the most.</summary>
    public MeasuredPlace Conditions { get; init; } = MeasuredPlace.None;

    /// <summary>Parameters of the subworkflow with the most.</summary>
    public MeasuredPlace Parameters { get; init; } = MeasuredPlace.None;
}
