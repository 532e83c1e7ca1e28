namespace Aef.Runs.Estimation;

/// <summary>What a workflow's source is made of, where the service has a limit.</summary>
/// <param name="Steps">Steps in the source, those of subworkflows included.</param>
/// <param name="Routines">Routines: main and subworkflows.</param>
public sealed record ShapeMeasure(int Steps, int Routines)
{
    /// <summary>Branches of the parallel step with the most; 0 without any.</summary>
    public MeasuredLocation Branches { get; init; } = MeasuredLocation.None;

    /// <summary>Parallel steps within each other, through calls of subworkflows too.</summary>
    public MeasuredLocation ParallelDepth { get; init; } = MeasuredLocation.None;

    /// <summary>Routines on the call stack, main included; the value is null when a routine calls itself.</summary>
    public MeasuredLocation CallDepth { get; init; } = MeasuredLocation.None;

    /// <summary>Characters of the longest expression.</summary>
    public MeasuredLocation Expression { get; init; } = MeasuredLocation.None;

    /// <summary>Assignments of the assign step with the most.</summary>
    public MeasuredLocation Assignments { get; init; } = MeasuredLocation.None;

    /// <summary>Conditions of the switch with the most.</summary>
    public MeasuredLocation Conditions { get; init; } = MeasuredLocation.None;

    /// <summary>Parameters of the subworkflow with the most.</summary>
    public MeasuredLocation Parameters { get; init; } = MeasuredLocation.None;
}
