namespace Aef.Core.Pipelines.Model;

/// <summary>The numbers that a key accepts.</summary>
/// <param name="Minimum">The smallest value, or the bound that the value must exceed.</param>
/// <param name="IsExclusive">True when the value must exceed the minimum.</param>
/// <param name="Maximum">The largest value; null means that there is none.</param>
internal sealed record NumberRange(double Minimum, bool IsExclusive = false, double? Maximum = null)
{
    private const double YearSeconds = 366 * 86400d;

    /// <summary>A factor that keeps a pause the same or makes it longer: at least 1.</summary>
    public static NumberRange Factor { get; } = new(1);

    /// <summary>A positive time of at most a year.</summary>
    /// <param name="unitSeconds">The unit of the number, in seconds.</param>
    public static NumberRange Time(double unitSeconds) => new(0, IsExclusive: true, YearSeconds / unitSeconds);
}
