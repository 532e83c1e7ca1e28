namespace Aef.Runs.Estimation;

/// <summary>The largest number of its kind, and the step (<c>routine.step</c>) or routine that has it.</summary>
/// <param name="Value">The number; null when it cannot be known.</param>
/// <param name="Location">Who has it; null when there is none.</param>
public sealed record MeasuredLocation(int? Value, string? Location)
{
    /// <summary>There is none.</summary>
    public static MeasuredLocation None { get; } = new(0, null);
}
