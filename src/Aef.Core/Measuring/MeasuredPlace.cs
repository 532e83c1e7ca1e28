namespace Aef.Core.Measuring;

/// <summary>The largest number of its kind, and the step (<c>routine.step</c>) or routine that has it.</summary>
/// <param name="Value">The number; null when it cannot be known.</param>
/// <param name="Place">Who has it; null when there is none.</param>
public sealed record MeasuredPlace(int? Value, string? Place)
{
    /// <summary>There is none.</summary>
    public static MeasuredPlace None { get; } = new(0, null);
}
