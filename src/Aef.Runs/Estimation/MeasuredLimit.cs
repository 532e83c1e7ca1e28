namespace Aef.Runs.Estimation;

/// <summary>A number next to the limit that the service has for it.</summary>
/// <param name="Key">What it is, for programs: <c>source_bytes</c>.</param>
/// <param name="Title">What it is, for people.</param>
/// <param name="Value">The number; null when it cannot be known.</param>
/// <param name="Limit">What the service takes at most.</param>
/// <param name="Remedy">What can be done about too large a number, a sentence without its full stop.</param>
public sealed record MeasuredLimit(string Key, string Title, long? Value, long Limit, string Remedy)
{
    /// <summary>The step or routine that has it; null when it is about the whole.</summary>
    public string? Location { get; init; }

    /// <summary>True for a number that is reached only when much goes wrong.</summary>
    public bool IsWorstCase { get; init; }

    /// <summary>The share of the limit; 1 is all of it. Null when the number is.</summary>
    public double? Share => Value / (double)Limit;

    /// <summary>True when the number is above the limit.</summary>
    public bool IsOver => Value > Limit;

    /// <summary>How much of the limit is used, in percent, rounded up; null when the value is unknown.</summary>
    public int? Percent => Share is { } share ? (int)Math.Ceiling(share * 100) : null;

    /// <inheritdoc/>
    public override string ToString() => Percent is { } percent ? $"{Title}: {percent} %" : Title;
}
