namespace Aef.Runs.Estimation;

/// <summary>The largest value of its kind, and the step (<c>routine.step</c>) or routine where it occurs.</summary>
/// <param name="Value">The value; null when it is unknown.</param>
/// <param name="Location">The step or routine; null when there is none.</param>
public sealed record MeasuredLocation(int? Value, string? Location)
{
    /// <summary>No value and no location.</summary>
    public static MeasuredLocation None { get; } = new(0, null);
}
